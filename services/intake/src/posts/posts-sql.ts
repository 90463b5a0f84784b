import type { PostsExportQuery, PostsQuery } from '@ducha/contracts';
import { containing } from '../units/unit-search.js';

/** Where a list stands after its last row; each order ends with the post's id. */
export type PostKey = [value: string, id: string];

const stateSql = `CASE WHEN p.valid_to <= $1 THEN 'ENDED' WHEN p.valid_from > $1 THEN 'UPCOMING' ELSE 'CURRENT' END`;

/** Names by their pinyin as the ICU collation of PostgreSQL has it; units by the bytes of their code, a government before its own. */
const orders: Record<PostsQuery['sort'], { value: string; direction: 'ASC' | 'DESC' }> = {
  unit: { value: 'p.unit_id COLLATE "C"', direction: 'ASC' },
  person: { value: 'p.person_name COLLATE "zh-x-icu"', direction: 'ASC' },
  '-validFrom': { value: `to_char(p.valid_from, 'YYYY-MM-DD') COLLATE "C"`, direction: 'DESC' },
};

/** The value a row is ordered by, for the cursor. */
export const keyOf = (sort: PostsQuery['sort'], row: { unitId: string; personName: string; validFrom: string }) =>
  ({ unit: row.unitId, person: row.personName, '-validFrom': row.validFrom })[sort];

export const postColumns = `p.id, p.version, p.person_id AS "personId", p.person_name AS "personName", p.title, p.role,
  p.unit_id AS "unitId", p.acting_unit_id AS "actingUnitId", to_char(p.valid_from, 'YYYY-MM-DD') AS "validFrom",
  to_char(p.valid_to, 'YYYY-MM-DD') AS "validTo", ${stateSql} AS state,
  json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'level', u.level, 'kind', u.kind) AS unit`;

export const postTables = 'FROM post p JOIN unit u ON u.id = p.unit_id';

/**
 * @param root path of the unit asked for
 * @param today `yyyy-mm-dd`, $1 of the statement
 */
export function postsStatement(
  query: Omit<PostsExportQuery, 'unitId'>,
  root: string,
  today: string,
  page: { after: PostKey | undefined; limit: number } | null,
): { rows: string; counts: string; filterValues: unknown[]; values: unknown[] } {
  const values: unknown[] = [today, root];
  const bound = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    query.scope === 'UNIT' ? 'u.path = $2::ltree' : 'u.path <@ $2::ltree',
    `${stateSql} = ${bound(query.state)}`,
  ];
  if (query.role) conditions.push(`p.role = ${bound(query.role)}`);
  if (query.query) {
    const part = bound(containing(query.query));
    conditions.push(
      `(p.person_name LIKE ${part} OR p.person_id ILIKE ${part} OR p.title LIKE ${part} OR u.name LIKE ${part})`,
    );
  }
  const filter = `${postTables} WHERE ${conditions.join(' AND ')}`;
  const filterValues = [...values];
  const { value, direction } = orders[query.sort];
  const after = page?.after;
  const further = after
    ? ` AND (${value}, p.id) ${direction === 'ASC' ? '>' : '<'} (${bound(after[0])}, ${bound(after[1])}::uuid)`
    : '';
  const limit = page ? ` LIMIT ${bound(page.limit)}` : '';
  return {
    rows: `SELECT ${postColumns} ${filter}${further} ORDER BY ${value} ${direction}, p.id ${direction}${limit}`,
    counts: `SELECT count(*)::integer AS total, count(DISTINCT p.person_id)::integer AS people ${filter}`,
    filterValues,
    values,
  };
}
