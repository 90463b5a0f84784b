import { useTranslation } from 'react-i18next';
import { Choices } from './choices.js';
import {
  barLengths,
  comparisons,
  tableKinds,
  type BarLength,
  type Comparison,
  type DashboardFilter,
  type TableKind,
} from './dashboard-filter.js';
import styles from './dashboard.module.css';

interface UnitsChoicesProps {
  kind: TableKind;
  filter: DashboardFilter;
  choose: (change: Partial<DashboardFilter>) => void;
}

/** How the table of the units is shown. */
export function UnitsChoices({ kind, filter, choose }: UnitsChoicesProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.how} no-print`}>
      <label>
        {t('dashboard.movement.compare')}
        <select
          className={styles.select}
          value={filter.compare ?? '7'}
          onChange={({ target }) => {
            const chosen = comparisons.find((days) => days === target.value);
            choose({ compare: chosen === '7' ? undefined : (chosen satisfies Comparison | undefined) });
          }}
        >
          {comparisons.map((days) => (
            <option key={days} value={days}>
              {t('dashboard.movement.daysBefore', { count: Number(days) })}
            </option>
          ))}
        </select>
      </label>
      {kind === 'LAMPS' && (
        <Choices
          label={t('dashboard.children.bars')}
          value={filter.bars ?? 'COUNT'}
          options={barLengths}
          wordOf={(length) => t(`dashboard.children.barLength.${length}`)}
          onChange={(length: BarLength) => choose({ bars: length === 'COUNT' ? undefined : length })}
        />
      )}
      <Choices
        label={t('dashboard.children.table')}
        value={kind}
        options={tableKinds}
        wordOf={(table) => t(`dashboard.children.kind.${table}`)}
        onChange={(table: TableKind) => choose({ table: table === 'LAMPS' ? undefined : table, sort: undefined })}
      />
    </div>
  );
}
