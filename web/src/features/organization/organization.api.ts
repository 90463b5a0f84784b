import { infiniteQueryOptions } from '@tanstack/react-query';
import type { UnitPage } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

const pageSize = 50;

/** Units that match, page after page. */
export const unitMatchesQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['unit-matches', query],
    queryFn: ({ pageParam, signal }) =>
      apiGet<UnitPage>('/intake/units', { query, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 5 * 60_000,
  });
