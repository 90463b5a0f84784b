/**
 * The lamp of the assignment row `a` at the instant bound to a parameter. The only statement of the formula in SQL: counts,
 * rows, filters and exports all use it. `domain/lamp.ts` says the same in TypeScript; `lamp-sql.int.spec.ts` compares them.
 * @param asOf placeholder of a timestamptz, such as `$2`
 */
export const lampSql = (asOf: string): string => `CASE
  WHEN a.status IN ('COMPLETED', 'CLOSED_UNABLE', 'CANCELLED') THEN 'DONE'
  WHEN coalesce(a.clock_stopped_at, ${asOf}::timestamptz) >= a.next_due_at THEN 'RED'
  WHEN coalesce(a.clock_stopped_at, ${asOf}::timestamptz) >= a.warn_at THEN 'YELLOW'
  ELSE 'GREEN' END`;

/** Whether the clock of the assignment row `a` runs; the partial indexes of the two instants of a lamp say it in the same words. */
export const runningSql = `a.clock_stopped_at IS NULL AND a.status NOT IN ('COMPLETED', 'CLOSED_UNABLE', 'CANCELLED')`;

/** Whether the lamp of `a` turned by itself after the first instant, up to the second. Both are SQL expressions. */
export const turnsBetween = (after: string, until: string): string => `${runningSql}
  AND ((a.warn_at > ${after} AND a.warn_at <= ${until}) OR (a.next_due_at > ${after} AND a.next_due_at <= ${until}))`;
