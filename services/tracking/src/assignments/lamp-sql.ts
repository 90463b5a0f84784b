import type { StatusLamp } from '@ducha/contracts';

const isOver = `a.status IN ('COMPLETED', 'CLOSED_UNABLE', 'CANCELLED')`;

/** The formula of `domain/lamp.ts` as an SQL condition over `a`; a spec holds both against each other. */
export function lampCondition(lamps: readonly StatusLamp[], now: string): string {
  const at = `coalesce(a.clock_stopped_at, ${now})`;
  const conditions: Record<StatusLamp, string> = {
    DONE: isOver,
    RED: `(NOT ${isOver} AND ${at} >= a.next_due_at)`,
    YELLOW: `(NOT ${isOver} AND ${at} < a.next_due_at AND ${at} >= a.warn_at)`,
    GREEN: `(NOT ${isOver} AND ${at} < a.next_due_at AND ${at} < a.warn_at)`,
  };
  return `(${lamps.map((lamp) => conditions[lamp]).join(' OR ')})`;
}
