import { sentenceFor } from '@ducha/contracts';
import type { StatusLamp } from '@ducha/contracts';
import { dueText, instantText } from '@ducha/calendar';
import type { Clocked } from './lamp.js';

/** The sentence that says why the lamp shows what it shows. */
export function lampReason(
  lamp: StatusLamp,
  { nextDueAt, clockStoppedAt }: Omit<Clocked, 'status' | 'warnAt'>,
): string {
  if (lamp === 'DONE') return sentenceFor('reporting.lamp.done');
  const rule = `reporting.lamp.${lamp.toLowerCase()}`;
  const dueAt = dueText(nextDueAt);
  if (clockStoppedAt === null) return sentenceFor(rule, { dueAt });
  return sentenceFor(`${rule}-stopped`, { dueAt, stoppedAt: instantText(clockStoppedAt) });
}
