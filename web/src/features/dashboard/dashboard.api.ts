import { queryOptions } from '@tanstack/react-query';
import type { Dashboard } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

export type ChildCounts = Dashboard['children'][number];

/** The counts of a unit and all below it, read again every ten seconds while the page is seen. */
export const dashboardQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['dashboard', unitId],
    queryFn: ({ signal }) => apiGet<Dashboard>('/reporting/dashboard', { unitId }, signal),
    refetchInterval: 10_000,
  });
