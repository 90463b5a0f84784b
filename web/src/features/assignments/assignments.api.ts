import { queryOptions } from '@tanstack/react-query';
import type { AssignmentDetail, AssignmentTimeline, AssignmentTree, LedgerAssignmentList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import type { AssignmentFilter } from '../ledger/filters.js';

const pageSize = 50;
/** A page someone keeps open shows what others did meanwhile. */
const reread = { refetchInterval: 30_000 };

/** The rows behind a number: the same filters as the counts. */
export const assignmentRowsQuery = (filter: AssignmentFilter, limit = pageSize) =>
  queryOptions({
    queryKey: ['assignment-rows', filter, limit],
    queryFn: ({ signal }) => apiGet<LedgerAssignmentList>('/reporting/assignments', { ...filter, limit }, signal),
  });

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignment', id],
    queryFn: ({ signal }) => apiGet<AssignmentDetail>(`/tracking/assignments/${encodeURIComponent(id)}`, {}, signal),
    ...reread,
  });

export const assignmentTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignment-timeline', id],
    queryFn: ({ signal }) =>
      apiGet<AssignmentTimeline>(`/tracking/assignments/${encodeURIComponent(id)}/events`, {}, signal),
    ...reread,
  });

/** All assignments of one item over the levels. */
export const assignmentTreeQuery = (itemId: string) =>
  queryOptions({
    queryKey: ['assignment-tree', itemId],
    queryFn: ({ signal }) =>
      apiGet<AssignmentTree>(`/tracking/items/${encodeURIComponent(itemId)}/assignments`, {}, signal),
    ...reread,
  });
