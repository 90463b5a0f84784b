import type { StatusLamp } from '@ducha/contracts';

const isOver = `a.status IN ('COMPLETED', 'CLOSED_UNABLE', 'CANCELLED')`;

/**
 * The formula of `domain/lamp.ts` as an SQL condition over `a`; a spec holds both against each other.
 * @param now makes the parameter with the present instant; asked for only where the lamp depends on it
 */
export function lampCondition(lamps: readonly StatusLamp[], now: () => string): string {
  const conditions = lamps.filter((lamp) => lamp !== 'DONE').map((lamp) => running[lamp]);
  const over = lamps.includes('DONE') ? [isOver] : [];
  if (conditions.length === 0) return isOver;
  const measured = `(NOT ${isOver} AND (${conditions.join(' OR ')}))`.replaceAll(
    ':at',
    `coalesce(a.clock_stopped_at, ${now()})`,
  );
  return `(${[...over, measured].join(' OR ')})`;
}

const running: Record<Exclude<StatusLamp, 'DONE'>, string> = {
  RED: ':at >= a.next_due_at',
  YELLOW: '(:at < a.next_due_at AND :at >= a.warn_at)',
  GREEN: '(:at < a.next_due_at AND :at < a.warn_at)',
};
