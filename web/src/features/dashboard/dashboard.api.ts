import { queryOptions } from '@tanstack/react-query';
import type { Dashboard, Trend } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import type { LiveState } from '../live/keep-live.js';
import { countedOf, type DashboardFilter, type TrendDays } from './dashboard-filter.js';

export type ChildCounts = Dashboard['children'][number];

/** A lamp turns by itself when a limit comes near, so a live dashboard is read now and then without a change. */
const quietMs = 60_000;
/** Between two readings where no stream says when something changes. */
export const pollMs = 10_000;
/** Numbers this old are no longer those of now: every way to renew them has failed. */
export const staleSeconds = 90;

export const renewalMs = (live: LiveState): number => (live === 'LIVE' ? quietMs : pollMs);

/** The counts of a unit and all below it, under the filters and at the time of the address. */
export const dashboardQuery = (unitId: string, filter: DashboardFilter) => {
  const asked = { ...countedOf(filter), from: filter.from };
  return queryOptions({
    queryKey: ['dashboard', 'counts', unitId, asked],
    queryFn: ({ signal }) => apiGet<Dashboard>('/reporting/dashboard', { unitId, ...asked }, signal),
  });
};

/** What came, went and stayed open, day by day. */
export const trendQuery = (unitId: string, days: TrendDays, filter: DashboardFilter) => {
  const asked = countedOf(filter);
  return queryOptions({
    queryKey: ['dashboard', 'trend', unitId, days, asked],
    queryFn: ({ signal }) => apiGet<Trend>('/reporting/dashboard/trend', { unitId, days, ...asked }, signal),
  });
};
