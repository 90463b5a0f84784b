import { dayOf, parseCountedFilter, type AssignmentFilter, type CountedFilter } from '../ledger/filters.js';
import { lampKeys, measureKeys, type RankKey } from './ranking.js';

export const trendDays = ['30', '90', '180', '365'] as const;
export type TrendDays = (typeof trendDays)[number];
export const barLengths = ['COUNT', 'SHARE'] as const;
export type BarLength = (typeof barLengths)[number];
/** What the table of the units below shows. */
export const tableKinds = ['LAMPS', 'MEASURES'] as const;
export type TableKind = (typeof tableKinds)[number];
/** Days back to what the places of the units are compared with. */
export const comparisons = ['7', '30', '90'] as const;
export type Comparison = (typeof comparisons)[number];
/** Order of the units below: by a count, the largest first (`-RED`) or the smallest, or as the unit tree has them. */
export type ChildSort = RankKey | `-${RankKey}` | 'unit';

/** The state of a dashboard beside its unit: exactly what its address says, and kept on the way down and up. */
export interface DashboardFilter extends CountedFilter {
  /** First day of the measures' period; absent: the first of the year. */
  from?: string;
  table?: TableKind;
  sort?: ChildSort;
  compare?: Comparison;
  bars?: BarLength;
  trend?: TrendDays;
}

const childSorts: readonly ChildSort[] = [
  'unit',
  ...[...lampKeys, ...measureKeys].flatMap((key) => [key, `-${key}`] as const),
];

const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);

/** Takes from an address what it knows and drops the rest, so that an old or mistyped link still opens a dashboard. */
export function parseDashboardFilter(raw: Record<string, unknown>): DashboardFilter {
  const filter = {
    ...parseCountedFilter(raw),
    from: dayOf(raw['from']),
    table: oneOf(raw['table'], tableKinds),
    sort: oneOf(raw['sort'], childSorts),
    compare: oneOf(raw['compare'], comparisons),
    bars: oneOf(raw['bars'], barLengths),
    trend: oneOf(raw['trend'], trendDays),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** What the services are asked for counts; the same stands in the address of the rows behind each. */
export function countedOf(filter: DashboardFilter): CountedFilter {
  const { from: _from, table: _table, sort: _sort, compare: _compare, bars: _bars, trend: _trend, ...counted } = filter;
  return counted;
}

/** The rows of a unit under the filters of its dashboard. */
export const rowsOf = (unitId: string, filter: DashboardFilter): AssignmentFilter => ({ unitId, ...countedOf(filter) });

/** Whether anything but the time narrows the counts; items and deductions have no part in that. */
export const isDimensioned = ({ day: _day, ...dimensions }: CountedFilter): boolean =>
  Object.keys(dimensions).length > 0;
