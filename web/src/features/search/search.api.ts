import { queryOptions } from '@tanstack/react-query';
import type { SearchResult } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

/** How many of each kind stand below the search field. */
export const shownInList = 6;
/** How many of each kind the page of results shows; the lists behind it have the rest. */
export const shownOnPage = 10;

/** Items and units that match; nothing is asked for a blank text. */
export const searchQuery = (postId: string, query: string, limit: number) =>
  queryOptions({
    queryKey: ['search', postId, query, limit],
    queryFn: ({ signal }) => apiGet<SearchResult>('/reporting/search', { query, limit }, signal),
    enabled: query !== '',
    staleTime: 15_000,
  });
