import { Button } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import type { ChildCounts } from './dashboard.api.js';
import { rowsOf, type ChildSort, type DashboardFilter } from './dashboard-filter.js';
import { lampKeys, measureKeys, ranked, type RankedUnit, type RankKey } from './ranking.js';
import { Section } from './section.js';
import { SortHead } from './sort-head.js';
import { LampCells, MeasureCells } from './unit-counts.js';
import { UnitRow } from './unit-row.js';
import { UnitsChoices } from './units-choices.js';
import styles from './dashboard.module.css';

/** `place` is null where the units stand in the order of the unit tree. */
export type PlacedUnit = Omit<RankedUnit, 'place'> & { place: number | null };

interface UnitsTableProps {
  rows: ChildCounts[];
  /** The same units on the day they are compared with; undefined where there is none. */
  earlier: { day: string; rows: ChildCounts[] } | undefined;
  period: { from: string; to: string };
  filter: DashboardFilter;
  choose: (change: Partial<DashboardFilter>) => void;
  /** What is done with the table, such as taking it into a file. */
  children: ReactNode;
}

/** The units directly below, ranked by any of their counts; units without assignments only on request. */
export function UnitsTable({ rows, earlier, period, filter, choose, children }: UnitsTableProps) {
  const { t } = useTranslation();
  const [isIdleShown, setIdleShown] = useState(false);
  const kind = filter.table ?? 'LAMPS';
  const { key, isDescending } = orderOf(filter.sort, kind === 'LAMPS' ? lampKeys : measureKeys);
  const busy = rows.filter((row) => row.total > 0);
  const idle = rows.filter((row) => row.total === 0);
  const most = Math.max(1, ...busy.map((row) => row.total));
  const inTree = (row: ChildCounts): PlacedUnit => ({ row, value: row.total, place: null, before: null });
  const before = (earlier?.rows ?? []).filter((row) => row.total > 0);
  const inOrder: PlacedUnit[] = key ? ranked(busy, key, isDescending, before) : busy.map(inTree);
  const shown = isIdleShown ? [...inOrder, ...idle.map(inTree)] : inOrder;
  const sortBy = (next: ChildSort) => choose({ sort: next });
  const head = (of: RankKey, label: ReactNode) => (
    <SortHead
      key={of}
      label={label}
      state={key !== of ? 'none' : isDescending ? 'descending' : 'ascending'}
      onSort={() => sortBy(key === of && isDescending ? of : `-${of}`)}
      isNumber
    />
  );
  return (
    <Section
      id="children"
      title={t(`dashboard.children.heading.${kind}`)}
      aside={busy.length > 0 && <UnitsChoices kind={kind} filter={filter} choose={choose} />}
    >
      {busy.length === 0 && <p className={styles.note}>{t('dashboard.children.none')}</p>}
      {shown.length > 0 && (
        <table className={`${styles.table} ${kind === 'MEASURES' ? styles.dense : ''}`}>
          <thead>
            <tr>
              <th scope="col" className={styles.place}>
                {t('dashboard.children.place')}
              </th>
              <SortHead
                label={t('dashboard.children.unit')}
                state={key === null ? 'ascending' : 'none'}
                onSort={() => sortBy('unit')}
              />
              {kind === 'LAMPS' && (
                <>
                  <th scope="col" className={styles.share}>
                    {t('dashboard.children.share')}
                  </th>
                  {lampOrder.map((lamp) => (
                    <Fragment key={lamp}>{head(lamp, <LampMark lamp={lamp} short />)}</Fragment>
                  ))}
                  {head('open', t('dashboard.children.open'))}
                  {head('total', t('dashboard.total'))}
                </>
              )}
              {kind === 'MEASURES' && measureKeys.map((of) => head(of, t(`dashboard.measures.name.${of}`)))}
              {earlier && (
                <th scope="col" className={styles.movement}>
                  {t('dashboard.movement.heading', { day: earlier.day })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((placed) => {
              const { row } = placed;
              const of = rowsOf(row.unit.id, filter);
              return (
                <UnitRow key={row.unit.id} placed={placed} isCompared={earlier !== undefined} filter={filter}>
                  {kind === 'MEASURES' ? (
                    <MeasureCells row={row} rows={of} period={period} />
                  ) : (
                    <LampCells row={row} rows={of} whole={filter.bars === 'SHARE' ? Math.max(1, row.total) : most} />
                  )}
                </UnitRow>
              );
            })}
          </tbody>
        </table>
      )}
      <div className={`${styles.foot} no-print`}>
        {idle.length > 0 && (
          <Button type="link" size="small" aria-expanded={isIdleShown} onClick={() => setIdleShown(!isIdleShown)}>
            {isIdleShown ? t('dashboard.children.hideIdle') : t('dashboard.children.showIdle', { count: idle.length })}
          </Button>
        )}
        {busy.length > 0 && children}
      </div>
    </Section>
  );
}

/** The order the address asks for, where the table has its column; otherwise by the first column, the largest first. */
function orderOf<Key extends RankKey>(
  sort: ChildSort | undefined,
  keys: readonly Key[],
): { key: Key | null; isDescending: boolean } {
  if (sort === 'unit') return { key: null, isDescending: false };
  const key = keys.find((known) => known === sort?.replace('-', ''));
  if (key === undefined) return { key: keys[0] ?? null, isDescending: true };
  return { key, isDescending: sort?.startsWith('-') ?? true };
}
