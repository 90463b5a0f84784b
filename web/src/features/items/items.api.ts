import { queryOptions } from '@tanstack/react-query';
import type { ItemTimeline, ItemView, LedgerItemList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import type { ItemFilter } from '../ledger/filters.js';

const pageSize = 50;
const reread = { refetchInterval: 30_000 };

export const itemRowsQuery = (filter: ItemFilter) =>
  queryOptions({
    queryKey: ['item-rows', filter],
    queryFn: ({ signal }) => apiGet<LedgerItemList>('/reporting/items', { ...filter, limit: pageSize }, signal),
  });

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: ({ signal }) => apiGet<ItemView>(`/intake/items/${encodeURIComponent(id)}`, {}, signal),
    ...reread,
  });

export const itemTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['item-timeline', id],
    queryFn: ({ signal }) => apiGet<ItemTimeline>(`/intake/items/${encodeURIComponent(id)}/events`, {}, signal),
    ...reread,
  });
