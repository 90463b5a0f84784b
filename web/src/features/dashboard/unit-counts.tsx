import { useTranslation } from 'react-i18next';
import { lampOrder, openCount } from '../lamps/lamp.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import { CountLink } from './count-link.js';
import type { ChildCounts } from './dashboard.api.js';
import { LampStack } from './lamp-stack.js';
import { measureRows } from './measure.js';
import { measureKeys } from './ranking.js';
import styles from './dashboard.module.css';

interface LampCellsProps {
  row: ChildCounts;
  /** The rows of the unit under the filters of the page. */
  rows: AssignmentFilter;
  /** What a bar over the whole width stands for. */
  whole: number;
}

/** The lamps of a unit as a bar and as figures. */
export function LampCells({ row: { unit, byLamp, total }, rows, whole }: LampCellsProps) {
  const { t } = useTranslation();
  return (
    <>
      <td className={styles.share}>
        <LampStack unit={unit.shortName} counts={byLamp} whole={whole} filter={rows} />
      </td>
      {lampOrder.map((lamp) => (
        <td key={lamp} className={styles.number}>
          <CountLink
            count={byLamp[lamp]}
            filter={{ ...rows, lamp }}
            what={`${unit.shortName} ${t(`glossary.lampShort.${lamp}`)}`}
          />
        </td>
      ))}
      <td className={styles.number}>
        <CountLink
          count={openCount(byLamp)}
          filter={{ ...rows, lamp: 'RED,YELLOW,GREEN' }}
          what={`${unit.shortName} ${t('dashboard.children.open')}`}
        />
      </td>
      <td className={styles.number}>
        <CountLink count={total} filter={rows} what={`${unit.shortName} ${t('dashboard.total')}`} />
      </td>
    </>
  );
}

interface MeasureCellsProps {
  row: ChildCounts;
  rows: AssignmentFilter;
  period: { from: string; to: string };
}

/** What happened in the period to what a unit holds. */
export function MeasureCells({ row: { unit, measures }, rows, period }: MeasureCellsProps) {
  const { t } = useTranslation();
  return measureKeys.map((key) => (
    <td key={key} className={styles.number}>
      {key === 'averageDaysTenths' ? (
        measures.averageDaysTenths === null ? (
          <span className={styles.zero}>{t('dashboard.measures.none')}</span>
        ) : (
          (measures.averageDaysTenths / 10).toFixed(1)
        )
      ) : (
        <CountLink
          count={measures[key]}
          filter={{ ...rows, ...measureRows(key, period) }}
          what={`${unit.shortName} ${t(`dashboard.measures.name.${key}`)}`}
        />
      )}
    </td>
  ));
}
