import type { Dashboard } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { standing, type DeductionChoice } from '../deductions/deduction-status.js';
import { formatPoints } from '../deductions/points.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

const counted = [
  ['proposed', 'PROPOSED'],
  ['appealed', 'APPEALED'],
  ['confirmed', standing],
] as const satisfies readonly (readonly [string, DeductionChoice])[];

interface DeductionCountsProps {
  unitId: string;
  deductions: Dashboard['deductions'];
  /** Rows of a past day are not kept, so its numbers open none. */
  isPast: boolean;
  /** Said under the heading where the filters of the page have no part in it. */
  note: string | undefined;
}

export function DeductionCounts({ unitId, deductions, isPast, note }: DeductionCountsProps) {
  const { t } = useTranslation();
  return (
    <Section id="deductions" title={t('dashboard.deductions.heading')}>
      {note && <p className={styles.aside}>{note}</p>}
      {isPast && <p className={styles.aside}>{t('dashboard.noRowsOfPast')}</p>}
      <dl className={styles.pairs}>
        {counted.map(([name, status]) => (
          <div key={name}>
            <dt>{t(`dashboard.deductions.${name}`)}</dt>
            <dd>
              {isPast || deductions[name] === 0 ? (
                t('dashboard.deductions.entries', { count: deductions[name] })
              ) : (
                <Link to="/ledger/deductions" search={{ unitId, status }} title={t('dashboard.viewRows')}>
                  {t('dashboard.deductions.entries', { count: deductions[name] })}
                </Link>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('dashboard.deductions.points')}</dt>
          <dd>{t('dashboard.deductions.pointsValue', { points: formatPoints(deductions.confirmedPointsTenths) })}</dd>
        </div>
      </dl>
      <p className={styles.note}>{t('dashboard.deductions.note')}</p>
    </Section>
  );
}
