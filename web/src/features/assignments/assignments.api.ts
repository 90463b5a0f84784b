import { queryOptions } from '@tanstack/react-query';
import type { AssignmentDetail, AssignmentTimeline, AssignmentTree, LedgerAssignmentList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { assignmentRequest, type AssignmentFilter } from '../ledger/filters.js';
import { pageQuery, type PageParam } from '../ledger/row-window.js';

const pageSize = 50;
const windowSize = 100;
/** A page someone keeps open shows what others did meanwhile. */
const reread = { refetchInterval: 15_000 };

/** The rows behind a number: the same filters as the counts. */
export const assignmentRowsQuery = (filter: AssignmentFilter, limit = pageSize) =>
  queryOptions({
    queryKey: ['assignment-rows', filter, limit],
    queryFn: ({ signal }) =>
      apiGet<LedgerAssignmentList>('/reporting/assignments', { ...assignmentRequest(filter), limit }, signal),
  });

/** One page of the ledger, wherever it begins. */
export const readAssignments = (
  filter: AssignmentFilter,
  param: PageParam,
  signal: AbortSignal,
): Promise<LedgerAssignmentList> =>
  apiGet('/reporting/assignments', { ...assignmentRequest(filter), ...pageQuery(param), limit: windowSize }, signal);

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignment', id],
    queryFn: ({ signal }) => apiGet<AssignmentDetail>(`/tracking/assignments/${encodeURIComponent(id)}`, {}, signal),
    ...reread,
  });

/** What led to this version; a new version has a new timeline. */
export const assignmentTimelineQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['assignment-timeline', id, version],
    queryFn: ({ signal }) =>
      apiGet<AssignmentTimeline>(`/tracking/assignments/${encodeURIComponent(id)}/events`, {}, signal),
  });

/** All assignments of one item over the levels. */
export const assignmentTreeQuery = (itemId: string) =>
  queryOptions({
    queryKey: ['assignment-tree', itemId],
    queryFn: ({ signal }) =>
      apiGet<AssignmentTree>(`/tracking/items/${encodeURIComponent(itemId)}/assignments`, {}, signal),
    ...reread,
  });
