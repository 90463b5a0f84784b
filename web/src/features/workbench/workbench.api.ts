import { queryOptions } from '@tanstack/react-query';
import type { AssignmentList, AssignmentListRow, LedgerAssignmentList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { assignmentRequest, type AssignmentFilter } from '../ledger/filters.js';
import { pageQuery, type ListPage, type PageParam } from '../ledger/row-window.js';
import { tabFilters, type WorkbenchTab } from './workbench-tabs.js';

const reread = { refetchInterval: 30_000 };

const ledgerRows = (filter: AssignmentFilter, limit: number, signal: AbortSignal) =>
  apiGet<LedgerAssignmentList>('/reporting/assignments', { ...assignmentRequest(filter), limit }, signal);

/** How many rows a filter of the ledger has. */
export const countQuery = (postId: string, filter: AssignmentFilter) =>
  queryOptions({
    queryKey: ['workbench', 'count', postId, filter],
    queryFn: async ({ signal }) => (await ledgerRows(filter, 1, signal)).total,
    ...reread,
  });

/** The first rows of a filter of the ledger. */
export const newsRowsQuery = (postId: string, filter: AssignmentFilter) =>
  queryOptions({
    queryKey: ['workbench', 'news', postId, filter],
    queryFn: async ({ signal }) => (await ledgerRows(filter, 50, signal)).rows,
    ...reread,
  });

/** One page of a tab. Asked of the service that also takes the commands: it knows at once what was just done, and what may be. */
export const readTab = (
  tab: WorkbenchTab,
  param: PageParam,
  signal: AbortSignal,
): Promise<ListPage<AssignmentListRow>> =>
  apiGet<AssignmentList>('/tracking/assignments', { ...tabFilters[tab], ...pageQuery(param), limit: 50 }, signal);
