import type { Dashboard } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { formatMonthDay } from '../time/dates.js';
import { dayBefore } from '../time/days.js';
import { dashboardQuery, type ChildCounts } from './dashboard.api.js';
import type { DashboardFilter } from './dashboard-filter.js';

/** The units below as they stood some days before the day shown; undefined until they are known. */
export function useEarlier(data: Dashboard, filter: DashboardFilter): { day: string; rows: ChildCounts[] } | undefined {
  const day = dayBefore(data.day, Number(filter.compare ?? '7'));
  const earlier = useQuery({
    ...dashboardQuery(data.unit.id, { ...filter, day }),
    enabled: data.children.length > 0,
    // A past day does not change any more.
    staleTime: Infinity,
  });
  return earlier.data ? { day: formatMonthDay(day), rows: earlier.data.children } : undefined;
}
