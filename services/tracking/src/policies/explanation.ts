import type { DueDate, DueStep, Limit } from '@ducha/calendar';
import { dayOf, formatDay, yearOf } from '@ducha/calendar';
import type { DayNumber } from '@ducha/calendar';
import type { LimitStart } from '@ducha/contracts';
import { sentenceFor } from '@ducha/contracts';

const MS_PER_MINUTE = 60_000;
const isShanghaiMidnight = (instant: Date): boolean => (instant.getTime() + 8 * 60 * MS_PER_MINUTE) % 86_400_000 === 0;

/** `10月1日`, with the year where it is another than the one everything starts in. */
function dayText(day: DayNumber, yearKnown?: number): string {
  const [year, month, ofMonth] = formatDay(day).split('-').map(Number);
  return `${year === yearKnown ? '' : `${year}年`}${month}月${ofMonth}日`;
}

/** An end at 00:00 is 24:00 of the day before, as limits are spoken of. */
export function endText(instant: Date): string {
  return isShanghaiMidnight(instant) ? `${dayText(dayOf(instant) - 1)}24时` : startText(instant);
}

function startText(instant: Date): string {
  const minutes = Math.floor(instant.getTime() / MS_PER_MINUTE + 8 * 60) % (24 * 60);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${dayText(dayOf(instant))}${hour}时${minute === 0 ? '' : `${minute}分`}`;
}

const rangeText = ({ from, to }: Pick<DueStep, 'from' | 'to'>, year: number): string =>
  from === to ? dayText(from, year) : `${dayText(from, year)}至${dayText(to, year)}`;

export interface Explained {
  explanation: string;
  steps: string[];
}

/** Says in words how a limit was counted: one sentence for the whole, and the way step by step. */
export function explain(limit: Limit, startEvent: LimitStart, from: Date, due: DueDate): Explained {
  const sentence = sentenceFor(`tracking.due.sentence.${limit.kind}`, {
    start: startText(from),
    event: sentenceFor(`tracking.due.start.${startEvent}`),
    end: endText(due.dueAt),
    details: `${daysInBrief(due, from)}${movedText('sentence', limit, due)}`,
    ...numbersOf(limit),
  });
  const note = due.isProvisional ? sentenceFor('tracking.due.sentence.provisional') : '';
  return { explanation: sentence + note, steps: stepTexts(limit, startEvent, from, due) };
}

/** A rule without a date is explained by its own words. */
export const explainUndated = (wording: string): Explained => {
  const explanation = sentenceFor('tracking.due.sentence.undated', { wording });
  return { explanation, steps: [explanation] };
};

function numbersOf(limit: Limit): Record<string, string | number> {
  if ('amount' in limit) return { amount: limit.amount };
  const period = sentenceFor(`tracking.due.period.${limit.period}`);
  if (limit.kind === 'END_OF') return { period };
  const rule = limit.period === 'MONTH' ? 'tracking.due.day.of-month' : 'tracking.due.day.of-period';
  return { period, day: sentenceFor(rule, { month: limit.month ?? 1, day: limit.day }) };
}

function daysInBrief({ steps }: DueDate, from: Date): string {
  const year = yearOf(dayOf(from));
  const holidays: string[] = [];
  const workDays: string[] = [];
  let weekendDays = 0;
  for (const step of steps) {
    const range = rangeText(step, year);
    if (step.kind === 'MADE_UP')
      workDays.push(sentenceFor('tracking.due.sentence.work-day', { range, occasion: step.occasion }));
    if (step.kind !== 'LEFT_OUT') continue;
    if (step.occasion === null) weekendDays += step.days;
    else holidays.push(sentenceFor('tracking.due.sentence.holiday', { range, occasion: step.occasion }));
  }
  if (weekendDays > 0) holidays.push(sentenceFor('tracking.due.sentence.weekends', { days: weekendDays }));
  const leftOut =
    holidays.length > 0 ? sentenceFor('tracking.due.sentence.left-out', { days: holidays.join('、') }) : '';
  const madeUp = workDays.length > 0 ? sentenceFor('tracking.due.sentence.made-up', { days: workDays.join('、') }) : '';
  return leftOut + madeUp;
}

function movedText(form: 'sentence' | 'step', limit: Limit, { movedFrom }: DueDate): string {
  if (movedFrom === null || !limit.dayOff) return '';
  return sentenceFor(`tracking.due.${form}.${limit.dayOff}`, { day: dayText(movedFrom) });
}

function firstStep(limit: Limit, startEvent: LimitStart, from: Date): string {
  const start = startText(from);
  if ('period' in limit) {
    return sentenceFor('tracking.due.step.period', {
      start,
      period: sentenceFor(`tracking.due.period.${limit.period}`),
    });
  }
  const event = sentenceFor(`tracking.due.start.${startEvent}`);
  return sentenceFor(limit.kind === 'HOURS' ? 'tracking.due.step.at-once' : 'tracking.due.step.next-day', {
    start,
    event,
  });
}

function stepTexts(limit: Limit, startEvent: LimitStart, from: Date, due: DueDate): string[] {
  const year = yearOf(dayOf(from));
  const texts = [firstStep(limit, startEvent, from)];
  let total = 0;
  // The days until a recurring date are no part of its rule.
  for (const step of 'period' in limit ? [] : due.steps) {
    const { days } = step;
    const range = rangeText(step, year);
    if (step.kind === 'LEFT_OUT') {
      const { occasion } = step;
      texts.push(
        occasion === null
          ? sentenceFor('tracking.due.step.weekend', { range })
          : sentenceFor('tracking.due.step.holiday', { range, occasion }),
      );
      continue;
    }
    total += days;
    texts.push(
      step.kind === 'MADE_UP'
        ? sentenceFor('tracking.due.step.made-up', { range, days, total, occasion: step.occasion })
        : sentenceFor('tracking.due.step.counted', { range, days, total }),
    );
  }
  const moved = movedText('step', limit, due);
  if (moved) texts.push(moved);
  return [...texts, sentenceFor('tracking.due.step.end', { end: endText(due.dueAt) })];
}
