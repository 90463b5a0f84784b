import { queryOptions } from '@tanstack/react-query';
import type { UnitDetail, UnitPage, UnitPosts, UnitView } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { standingOf } from './unit-rule.js';

const organizationStaysMs = 5 * 60_000;
/** Common names and initials match units of every league; the pages read until enough of the own ones are found. */
const mostPages = 4;
const enough = 30;

export interface FoundUnits {
  fitting: UnitView[];
  /** Matches that this office may not supervise. */
  outside: number;
}

/** Units the issuer may supervise whose name, code or pinyin initials match. */
export const fittingUnitsQuery = (issuer: UnitDetail | undefined, query: string) =>
  queryOptions({
    queryKey: ['fitting-units', issuer?.id, query],
    queryFn: async ({ signal }): Promise<FoundUnits> => {
      const found: FoundUnits = { fitting: [], outside: 0 };
      let cursor: string | undefined;
      for (let page = 0; issuer && page < mostPages && found.fitting.length < enough; page++) {
        const answer = await apiGet<UnitPage>('/intake/units', { query, limit: 200, cursor }, signal);
        const fitting = answer.rows.filter((unit) => standingOf(issuer, unit) === 'FITS');
        found.fitting.push(...fitting);
        found.outside += answer.rows.length - fitting.length;
        if (!answer.nextCursor) break;
        cursor = answer.nextCursor;
      }
      return found;
    },
    enabled: issuer !== undefined && query !== '',
    staleTime: organizationStaysMs,
  });

/** All units directly below one, its departments first. */
export const unitsBelowQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['units-below', unitId],
    queryFn: async ({ signal }): Promise<UnitView[]> => {
      const rows: UnitView[] = [];
      let cursor: string | undefined;
      do {
        const page = await apiGet<UnitPage>(
          `/intake/units/${encodeURIComponent(unitId)}/children`,
          { limit: 200, cursor },
          signal,
        );
        rows.push(...page.rows);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return rows;
    },
    staleTime: organizationStaysMs,
  });

/** Who holds a post in the unit today. */
export const unitPostsQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['unit-posts', unitId],
    queryFn: ({ signal }) => apiGet<UnitPosts>(`/intake/units/${encodeURIComponent(unitId)}/posts`, {}, signal),
    staleTime: organizationStaysMs,
  });
