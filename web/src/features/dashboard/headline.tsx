import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { openCount, type LampCounts } from '../lamps/lamp.js';
import type { UnitName } from '@ducha/contracts';
import { nameOf, selfName } from '../units/unit-name.js';
import styles from './dashboard.module.css';

/** The answer in one line: how many are open, how many overdue, how many due soon. */
export function Headline({ unit, byLamp }: { unit: UnitName; byLamp: LampCounts }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const isOwn = post.actingUnit.id === unit.id;
  const self = selfName(unit);
  const own =
    self.kind === 'WHOLE'
      ? t('dashboard.self.whole')
      : self.kind === 'REGION'
        ? t('dashboard.self.prefix', { kind: self.ending })
        : t('dashboard.self.unit');
  const who = isOwn ? own : nameOf(unit);
  const open = openCount(byLamp);
  if (open === 0) return <h1 className={styles.headline}>{t('dashboard.headline.none', { who })}</h1>;
  return (
    <h1 className={styles.headline}>
      {t('dashboard.headline.open', { who, count: open })}
      <span className={byLamp.RED > 0 ? styles.overdue : undefined}>
        {t('dashboard.headline.overdue', { count: byLamp.RED })}
      </span>
      <span>{t('dashboard.headline.dueSoon', { count: byLamp.YELLOW })}</span>
    </h1>
  );
}
