import type { AssignmentDetail, AssignmentTimeline } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { formatDue } from '../time/dates.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { lampRule, yellowSince, type LampRule } from './lamp-rules.js';

/** The timeline of an assignment in words, with the rule behind each change of its lamp. */
export function timelineEntries(
  { rows }: AssignmentTimeline,
  { reviews }: Pick<AssignmentDetail, 'reviews'>,
  t: TFunction,
): TimelineEntry[] {
  return rows.map((row) => {
    const { text, percent } = row.details;
    const rule = lampRule(row, rows, reviews);
    const words = [row.reason, typeof text === 'string' ? text : null];
    if (typeof percent === 'number') words.push(t('detail.assignment.percent', { percent }));
    return {
      type: row.type,
      version: row.version,
      occurredAt: row.occurredAt,
      actor: row.actor,
      isProxyEntry: row.isProxyEntry,
      words: words.filter((sentence) => sentence !== null),
      rules: rule ? [ruleText(rule, t)] : [],
      ...(rule?.lamp && { lamp: rule.lamp }),
    };
  });
}

function ruleText({ rule, dueAt }: LampRule, t: TFunction): string {
  if (rule === 'restarted' && !dueAt) return t('assignment.lampRule.restartedSame');
  return t(`assignment.lampRule.${rule}`, { due: dueAt ? formatDue(dueAt) : '' });
}

/** The day the lamp turned yellow put in where it belongs; the clock did it, nobody's event. */
export function withYellow(entries: TimelineEntry[], assignment: AssignmentDetail, t: TFunction): TimelineEntry[] {
  const since = yellowSince(assignment, assignment.deliveredAt, new Date());
  if (!since) return entries;
  const place = entries.filter(({ occurredAt }) => Date.parse(occurredAt) <= Date.parse(since)).length;
  const yellow: TimelineEntry = {
    type: 'lamp-yellow',
    title: t('assignment.yellow'),
    version: entries[place - 1]?.version ?? 0,
    occurredAt: since,
    actor: null,
    words: [],
    rules: [t('assignment.yellowRule', { due: formatDue(assignment.nextDueAt) })],
    lamp: 'YELLOW',
  };
  return [...entries.slice(0, place), yellow, ...entries.slice(place)];
}
