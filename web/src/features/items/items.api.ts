import { queryOptions } from '@tanstack/react-query';
import type { ItemTimeline, ItemView, LedgerItemList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { withoutShown, type ItemFilter } from '../ledger/filters.js';
import { pageQuery, type PageParam } from '../ledger/row-window.js';

const pageSize = 100;
const reread = { refetchInterval: 15_000 };

/** One page of the ledger. */
export const readItems = (filter: ItemFilter, param: PageParam, signal: AbortSignal): Promise<LedgerItemList> =>
  apiGet('/reporting/items', { ...withoutShown(filter), ...pageQuery(param), limit: pageSize }, signal);

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: ({ signal }) => apiGet<ItemView>(`/intake/items/${encodeURIComponent(id)}`, {}, signal),
    ...reread,
  });

/** What led to this version; a new version has a new timeline. */
export const itemTimelineQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['item-timeline', id, version],
    queryFn: ({ signal }) => apiGet<ItemTimeline>(`/intake/items/${encodeURIComponent(id)}/events`, {}, signal),
  });
