import { likeOperator, searched } from '../domain/text-pattern.js';
import { isMaskedSql } from '../ledger/mask-sql.js';
import { inSubtreeSql } from '../projections/in-subtree-sql.js';

/**
 * Items the caller may find: issued in the jurisdiction, or dispatched into it. A masked title is not searched, its number is.
 * $1 text, $2 pattern of its beginning, $3 pattern of its part, $4 path and $5 id of the caller's unit, $6 rows wanted.
 */
export const itemSearchSql = (text: string, like = likeOperator(text)): string => `
  SELECT i.id, i.item_no AS "itemNo", i.title, masked.is_masked AS "isMasked", i.status,
         i.issuing_unit_id AS "unitId", coalesce(u.name, i.issuing_unit_id) AS "unitName"
  FROM item_row i
  LEFT JOIN unit u ON u.id = i.issuing_unit_id
  CROSS JOIN LATERAL (SELECT ${isMaskedSql('i', 'i.id', '$5')} AS is_masked) masked
  WHERE (${inSubtreeSql('i.issuing_unit_path', '$4')}
      OR i.id IN (SELECT part.item_id FROM assignment_row part WHERE ${inSubtreeSql('part.unit_path', '$4')}))
    AND (${searched('i.item_no', text)} ${like} $3 OR (${searched('i.title', text)} ${like} $3 AND NOT masked.is_masked))
  ORDER BY CASE WHEN i.item_no ${like} $1 THEN 0 WHEN i.title ${like} $2 OR i.item_no ${like} $2 THEN 1 ELSE 2 END,
           i.created_at DESC, i.id
  LIMIT $6`;

/**
 * Units in force, from everywhere: the organization is no secret. Divisions precede departments, whose full names begin with
 * the division's, and upper levels lower ones.
 * $1 name, $2 its beginning, $3 part, $4 beginning of a code, $5 initials, $6 their beginning, $7 part, $8 today, $9 rows,
 * $10 path of the caller's unit.
 */
export function unitSearchSql(text: string): string {
  const of = (column: string): string => searched(`u.${column}`, text);
  return `
  SELECT found.id, found.name, found."shortName", found.level, found.kind,
         ARRAY(SELECT above.short_name FROM unit above
                WHERE above.path @> found.path AND above.id <> found.id ORDER BY nlevel(above.path)) AS "breadcrumbNames",
         ${inSubtreeSql('found.path', '$10')} AS "isInJurisdiction"
  FROM (
    SELECT u.id, u.name, u.short_name AS "shortName", u.level, u.kind, u.path,
           CASE WHEN u.short_name = $1 OR u.name = $1 THEN 0
                WHEN u.pinyin_initials = $5 THEN 1
                WHEN u.short_name LIKE $2 AND u.kind <> 'DEPARTMENT' THEN 2
                WHEN u.id LIKE $4 OR u.name LIKE $2 OR u.short_name LIKE $2 OR u.pinyin_initials LIKE $6 THEN 3
                ELSE 4 END AS rank
    FROM unit u
    WHERE (${of('id')} LIKE $4 OR ${of('name')} LIKE $3 OR ${of('short_name')} LIKE $3 OR ${of('pinyin_initials')} LIKE $7)
      AND u.valid_from <= $8 AND (u.valid_to IS NULL OR u.valid_to > $8)
    ORDER BY rank, nlevel(u.path), u.kind IN ('DEPARTMENT', 'SUPERVISION_OFFICE'), u.id
    LIMIT $9
  ) found
  ORDER BY found.rank, nlevel(found.path), found.kind IN ('DEPARTMENT', 'SUPERVISION_OFFICE'), found.id`;
}
