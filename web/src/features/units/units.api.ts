import { queryOptions } from '@tanstack/react-query';
import type { UnitDetail, UnitPage } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

/** A unit with the units above it. The organization is readable to every post holder. */
export const unitQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['unit', unitId],
    queryFn: ({ signal }) => apiGet<UnitDetail>(`/intake/units/${encodeURIComponent(unitId)}`, {}, signal),
    staleTime: 60 * 60_000,
  });

/** Units whose name, pinyin initials or code match. */
export const unitSearchQuery = (query: string) =>
  queryOptions({
    queryKey: ['units', query],
    queryFn: ({ signal }) => apiGet<UnitPage>('/intake/units', { query, limit: 20 }, signal),
    staleTime: 5 * 60_000,
    enabled: query.length > 0,
  });
