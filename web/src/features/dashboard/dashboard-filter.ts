import { rankKeys, type RankKey } from './ranking.js';

export const trendDays = ['30', '90', '180', '365'] as const;
export type TrendDays = (typeof trendDays)[number];
export const barLengths = ['COUNT', 'SHARE'] as const;
export type BarLength = (typeof barLengths)[number];
/** Order of the units below: by a count, the largest first (`-RED`) or the smallest, or as the unit tree has them. */
export type ChildSort = RankKey | `-${RankKey}` | 'unit';
export const ownChildSort: ChildSort = '-RED';

/** The state of a dashboard beside its unit: exactly what its address says, and kept on the way down and up. */
export interface DashboardFilter {
  sort?: ChildSort;
  bars?: BarLength;
  trend?: TrendDays;
}

const childSorts: readonly ChildSort[] = ['unit', ...rankKeys.flatMap((key) => [key, `-${key}`] as const)];

const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);

/** Takes from an address what it knows and drops the rest, so that an old or mistyped link still opens a dashboard. */
export function parseDashboardFilter(raw: Record<string, unknown>): DashboardFilter {
  const filter = {
    sort: oneOf(raw['sort'], childSorts),
    bars: oneOf(raw['bars'], barLengths),
    trend: oneOf(raw['trend'], trendDays),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
