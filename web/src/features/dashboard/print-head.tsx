import type { UnitName } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { formatInstant } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import styles from './dashboard.module.css';

interface PrintHeadProps {
  unit: UnitName;
  asOf: string;
  filterText: readonly string[];
}

/** On paper only: what these numbers are, for when, under which filters, and who printed them. */
export function PrintHead({ unit, asOf, filterText }: PrintHeadProps) {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  const by = t('ledger.print.by', {
    name: me.personName,
    unit: nameOf(post.unit),
    time: formatInstant(new Date().toISOString()),
  });
  const time = t('dashboard.dataTime', { time: formatInstant(asOf) });
  return (
    <div className={styles.paper} aria-hidden="true">
      <p className={styles.paperTitle}>{t('dashboard.pageTitle', { unit: nameOf(unit) })}</p>
      <p>{[time, ...filterText, by].join(t('ledger.chip.separator'))}</p>
    </div>
  );
}
