import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lampOrder, type LampCounts } from '../lamps/lamp.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import lamps from '../lamps/lamps.module.css';
import styles from './dashboard.module.css';

interface LampStackProps {
  unit: string;
  counts: LampCounts;
  /** What a bar over the whole width stands for. */
  whole: number;
  /** The rows of the bar. */
  filter: AssignmentFilter;
}

/**
 * The lamps of a unit as one bar whose segments open their rows. The same numbers stand beside it as links, so keys and screen
 * readers go there and pass the bar by.
 */
export function LampStack({ unit, counts, whole, filter }: LampStackProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.stack} aria-hidden="true">
      {lampOrder
        .filter((lamp) => counts[lamp] > 0)
        .map((lamp) => (
          <Link
            key={lamp}
            to="/ledger/assignments"
            search={{ ...filter, lamp }}
            tabIndex={-1}
            className={lamps[`fill${lamp}`]}
            style={{ width: `${(counts[lamp] / whole) * 100}%` }}
            title={t('dashboard.segment', { unit, lamp: t(`glossary.lamp.${lamp}`), count: counts[lamp] })}
          />
        ))}
    </span>
  );
}
