import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lampChanges, type LampCounts } from '../lamps/lamp.js';

/** Nothing is said again sooner; what goes up and down again meanwhile is not said at all. */
const quietMs = 10_000;

/** Tells screen readers which lamp counts changed, what changed together in one sentence; the first reading is silent. */
export function LampNews({ byLamp }: { byLamp: LampCounts }) {
  const { t } = useTranslation();
  const told = useRef(byLamp);
  const now = useRef(byLamp);
  const [news, setNews] = useState('');

  useEffect(() => {
    now.current = byLamp;
  }, [byLamp]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      const changes = lampChanges(told.current, now.current);
      if (changes.length === 0) return;
      told.current = now.current;
      const words = changes.map(({ lamp, count }) =>
        t('dashboard.lampNow', { lamp: t(`glossary.lamp.${lamp}`), count }),
      );
      setNews(words.join(t('dashboard.lampAnd')));
    }, quietMs);
    return () => window.clearInterval(timer);
  }, [t]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {news}
    </p>
  );
}
