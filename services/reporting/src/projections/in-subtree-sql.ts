/**
 * Whether a path lies at or below the path bound to a parameter: the same as `path <@ $n`, said as a range. `ltree` sorts
 * label by label, so a subtree is one range, and a btree answers it from the index alone, with the counted columns in it.
 * `gist` made updates half again as expensive and could not do that (docs/adr/0009). The upper end is exact because `0` is the
 * smallest character of a unit id (`UnitPath`): no label lies between a label and the same with `0` appended.
 * @param path column of type ltree
 * @param root placeholder of an ltree, such as `$1`
 */
export const inSubtreeSql = (path: string, root: string): string =>
  `(${path} >= ${root}::ltree AND ${path} < (${root}::text || '0')::ltree)`;
