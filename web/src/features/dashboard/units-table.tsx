import { Button } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { Choices } from './choices.js';
import type { ChildCounts } from './dashboard.api.js';
import { barLengths, ownChildSort, type BarLength, type ChildSort, type DashboardFilter } from './dashboard-filter.js';
import { ranked, type RankKey } from './ranking.js';
import { Section } from './section.js';
import { SortHead } from './sort-head.js';
import { UnitRow } from './unit-row.js';
import styles from './dashboard.module.css';

interface UnitsTableProps {
  rows: ChildCounts[];
  filter: DashboardFilter;
  choose: (change: Partial<DashboardFilter>) => void;
}

/** The units directly below with their lamps, ranked by any of the counts; units without assignments only on request. */
export function UnitsTable({ rows, filter, choose }: UnitsTableProps) {
  const { t } = useTranslation();
  const [isIdleShown, setIdleShown] = useState(false);
  const bars = filter.bars ?? 'COUNT';
  const sort = filter.sort ?? ownChildSort;
  const isDescending = sort.startsWith('-');
  const rankKey = sort === 'unit' ? null : ((isDescending ? sort.slice(1) : sort) as RankKey);
  const busy = rows.filter((row) => row.total > 0);
  const idle = rows.filter((row) => row.total === 0);
  const most = Math.max(1, ...busy.map((row) => row.total));
  const inOrder = rankKey
    ? ranked(busy, rankKey, isDescending)
    : busy.map((row) => ({ row, value: row.total, place: null, before: null }));
  const sortBy = (next: ChildSort) => choose({ sort: next === ownChildSort ? undefined : next });
  const head = (key: RankKey, label: ReactNode) => (
    <SortHead
      label={label}
      state={rankKey !== key ? 'none' : isDescending ? 'descending' : 'ascending'}
      onSort={() => sortBy(rankKey === key && isDescending ? key : `-${key}`)}
      isNumber
    />
  );
  return (
    <Section
      id="children"
      title={t('dashboard.children.heading')}
      aside={
        busy.length > 0 && (
          <Choices
            label={t('dashboard.children.bars')}
            value={bars}
            options={barLengths}
            wordOf={(length) => t(`dashboard.children.barLength.${length}`)}
            onChange={(length: BarLength) => choose({ bars: length === 'COUNT' ? undefined : length })}
          />
        )
      }
    >
      {busy.length === 0 && <p className={styles.note}>{t('dashboard.children.none')}</p>}
      {busy.length + (isIdleShown ? idle.length : 0) > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.place}>
                {t('dashboard.children.place')}
              </th>
              <SortHead
                label={t('dashboard.children.unit')}
                state={sort === 'unit' ? 'ascending' : 'none'}
                onSort={() => sortBy('unit')}
              />
              <th scope="col" className={styles.share}>
                {t('dashboard.children.share')}
              </th>
              {lampOrder.map((lamp) => (
                <Fragment key={lamp}>{head(lamp, <LampMark lamp={lamp} short />)}</Fragment>
              ))}
              {head('open', t('dashboard.children.open'))}
              {head('total', t('dashboard.total'))}
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ row, place }) => (
              <UnitRow
                key={row.unit.id}
                row={row}
                place={place}
                whole={bars === 'SHARE' ? row.total : most}
                filter={filter}
              />
            ))}
            {isIdleShown &&
              idle.map((row) => <UnitRow key={row.unit.id} row={row} place={null} whole={1} filter={filter} />)}
          </tbody>
        </table>
      )}
      {idle.length > 0 && (
        <Button
          type="link"
          size="small"
          className={`${styles.toggle} no-print`}
          aria-expanded={isIdleShown}
          onClick={() => setIdleShown(!isIdleShown)}
        >
          {isIdleShown ? t('dashboard.children.hideIdle') : t('dashboard.children.showIdle', { count: idle.length })}
        </Button>
      )}
    </Section>
  );
}
