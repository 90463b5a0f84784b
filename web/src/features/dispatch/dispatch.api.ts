import { queryOptions } from '@tanstack/react-query';
import type { UnitPage } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

/** The supervision office of a government, which issues and signs its notices; null where it has none. */
export const issuingOfficeQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['issuing-office', unitId],
    queryFn: async ({ signal }) => {
      const path = `/intake/units/${encodeURIComponent(unitId)}/children`;
      const { rows } = await apiGet<UnitPage>(path, { kind: 'SUPERVISION_OFFICE', limit: 1 }, signal);
      return rows[0] ?? null;
    },
    staleTime: 60 * 60_000,
  });
