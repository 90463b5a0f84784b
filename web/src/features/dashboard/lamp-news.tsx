import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lampChanges, type LampCounts } from '../lamps/lamp.js';

/** Tells screen readers which lamp counts changed since the last reading; the first reading is silent. */
export function LampNews({ byLamp }: { byLamp: LampCounts }) {
  const { t } = useTranslation();
  const last = useRef(byLamp);
  const [news, setNews] = useState('');

  useEffect(() => {
    const changes = lampChanges(last.current, byLamp);
    last.current = byLamp;
    if (changes.length === 0) return;
    setNews(
      changes.map(({ lamp, count }) => t('dashboard.lampNow', { lamp: t(`glossary.lamp.${lamp}`), count })).join('，'),
    );
  }, [byLamp, t]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {news}
    </p>
  );
}
