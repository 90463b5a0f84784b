import { useTranslation } from 'react-i18next';
import type { Dashboard } from '@ducha/contracts';
import { formatPoints } from './points.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

export function DeductionCounts({ deductions }: { deductions: Dashboard['deductions'] }) {
  const { t } = useTranslation();
  return (
    <Section id="deductions" title={t('dashboard.deductions.heading')}>
      <dl className={styles.pairs}>
        <dt>{t('dashboard.deductions.proposed')}</dt>
        <dd>{t('dashboard.deductions.entries', { count: deductions.proposed })}</dd>
        <dt>{t('dashboard.deductions.appealed')}</dt>
        <dd>{t('dashboard.deductions.entries', { count: deductions.appealed })}</dd>
        <dt>{t('dashboard.deductions.confirmed')}</dt>
        <dd>{t('dashboard.deductions.entries', { count: deductions.confirmed })}</dd>
        <dt>{t('dashboard.deductions.points')}</dt>
        <dd>{t('dashboard.deductions.pointsValue', { points: formatPoints(deductions.confirmedPointsTenths) })}</dd>
      </dl>
      <p className={styles.note}>{t('dashboard.deductions.note')}</p>
    </Section>
  );
}
