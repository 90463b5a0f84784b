import type { Machine } from '../bench-lifecycle/machine.js';
import { table } from '../bench-lifecycle/report.js';
import type { Answered } from './answers.js';
import type { Scrolling } from './scroll.js';

export interface Report {
  bench: 'ledger';
  machine: Machine & { chromium: string };
  assignments: number;
  results: { answers: Answered[]; scrolls: Scrolling['scrolls']; toLastRowMs: number };
  ratios: {
    /** p95 of the time between frames, of the slower way to scroll; aim: at most 33. */
    scrollP95Ms: number;
    /** The slowest answer of all; aim: under 300. */
    worstAnswerMs: number;
  };
}

export function reportOf(machine: Machine, assignments: number, answers: Answered[], scrolling: Scrolling): Report {
  const { chromium, scrolls, toLastRowMs } = scrolling;
  return {
    bench: 'ledger',
    machine: { ...machine, chromium },
    assignments,
    results: { answers, scrolls, toLastRowMs },
    ratios: {
      scrollP95Ms: Math.max(...scrolls.map(({ p95Ms }) => p95Ms)),
      worstAnswerMs: Math.max(...answers.map(({ maxMs }) => maxMs)),
    },
  };
}

/** The report for people. */
export function textOf({ machine, assignments, results, ratios }: Report): string {
  const ms = (value: number): string => value.toFixed(1);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, node ${machine.node}, PostgreSQL ${machine.postgres}, Chromium ${machine.chromium}, load before ${machine.loadBefore}`,
    '',
    `GET /api/reporting/assignments over ${assignments} assignments, 100 rows a page, one request at a time`,
    ...table([
      ['', 'requests', 'rows', 'p50 ms', 'p95 ms', 'max ms'],
      ...results.answers.map(({ name, requests, total, p50Ms, p95Ms, maxMs }) => [
        name,
        String(requests),
        String(total),
        ms(p50Ms),
        ms(p95Ms),
        ms(maxMs),
      ]),
    ]),
    '',
    'the grid in a browser, 1366×768, time between frames',
    ...table([
      ['', 'seconds', 'frames', 'to row', 'p50 ms', 'p95 ms', 'max ms'],
      ...results.scrolls.map(({ by, seconds, frames, lastRow, p50Ms, p95Ms, maxMs }) => [
        by,
        String(seconds),
        String(frames),
        String(lastRow),
        ms(p50Ms),
        ms(p95Ms),
        ms(maxMs),
      ]),
    ]),
    `End to the last row: ${results.toLastRowMs.toFixed(0)} ms`,
    '',
    `slowest answer ${ms(ratios.worstAnswerMs)} ms (aim: under 300), frames p95 ${ms(ratios.scrollP95Ms)} ms (aim: at most 33)`,
  ].join('\n');
}
