import type { AssignmentDetail, AssignmentTimeline } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import { sideOfClock } from '../clocks/clock-side.js';
import { formatDue } from '../time/dates.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { lampRules, yellowSince, type LampRule } from './lamp-rules.js';

type Ruled = Pick<AssignmentDetail, 'reviews' | 'clocks'>;

/** The timeline of an assignment in words, with the rule behind each change of its lamp. */
export function timelineEntries({ rows }: AssignmentTimeline, assignment: Ruled, t: TFunction): TimelineEntry[] {
  return rows.map((row) => {
    const { text, percent } = row.details;
    const rules = lampRules(row, rows, assignment.reviews);
    const lamp = rules.find((rule) => rule.lamp)?.lamp;
    const words = [row.reason, typeof text === 'string' ? text : null];
    if (typeof percent === 'number') words.push(t('detail.assignment.percent', { percent }));
    return {
      type: row.type,
      version: row.version,
      occurredAt: row.occurredAt,
      actor: row.actor,
      isProxyEntry: row.isProxyEntry,
      words: words.filter((sentence) => sentence !== null),
      rules: rules.map((rule) => ruleText(rule, t) + basisText(rule, assignment, t)),
      ...(lamp && { lamp }),
    };
  });
}

const dueText = (dueAt: string | undefined): string => (dueAt ? formatDue(dueAt) : '');

function ruleText({ rule, dueAt, before, clock = 'COMPLETION', step, document = '' }: LampRule, t: TFunction): string {
  const named = { clock: t(`clocks.kind.${clock}`), due: dueText(dueAt) };
  switch (rule) {
    case 'restarted':
      return dueAt ? t('assignment.lampRule.restarted', named) : t('assignment.lampRule.restartedSame');
    case 'reminded':
      return t('assignment.lampRule.reminded', { ...named, who: t(`clocks.side.${sideOfClock(clock)}`) });
    case 'escalated':
    case 'suggested':
      return t(`assignment.lampRule.${rule}`, { ...named, step: t(`clocks.step.${step ?? 'URGE'}`) });
    case 'passed':
      return t(`assignment.lampRule.passed${clock as 'REVIEW'}`, named);
    case 'recalculated':
      return t('assignment.lampRule.recalculated', { ...named, document, before: dueText(before) });
    default:
      return t(`assignment.lampRule.${rule}`, named);
  }
}

/** The document and clause of the clock's rule; none for what people decided, or where no rule speaks of it. */
function basisText({ rule, clock }: LampRule, { clocks }: Ruled, t: TFunction): string {
  if (rule === 'recalculated') return '';
  return clauseText(clocks.find(({ kind }) => kind === clock)?.policy, t);
}

const clauseText = (policy: { document: string; clause: string } | null | undefined, t: TFunction): string =>
  policy ? t('clocks.basis', { document: policy.document, clause: policy.clause }) : '';

/** The day the lamp turned yellow put in where it belongs; the clock did it, nobody's event. */
export function withYellow(entries: TimelineEntry[], assignment: AssignmentDetail, t: TFunction): TimelineEntry[] {
  const since = yellowSince(assignment, assignment.deliveredAt, new Date());
  if (!since) return entries;
  const place = entries.filter(({ occurredAt }) => Date.parse(occurredAt) <= Date.parse(since)).length;
  const warned = assignment.clocks.find(({ warnAt }) => warnAt === since);
  const yellow: TimelineEntry = {
    type: 'lamp-yellow',
    title: t('assignment.yellow'),
    version: entries[place - 1]?.version ?? 0,
    occurredAt: since,
    actor: null,
    words: [],
    rules: [t('assignment.yellowRule', { due: formatDue(assignment.nextDueAt) }) + clauseText(warned?.warning, t)],
    lamp: 'YELLOW',
  };
  return [...entries.slice(0, place), yellow, ...entries.slice(place)];
}
