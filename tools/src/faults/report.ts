import type { Machine } from '../bench-lifecycle/machine.js';
import type { Finding } from './checks/rows.js';
import type { Kill } from './kills.js';
import type { Ledger } from './ledger.js';
import { victims } from './options.js';
import type { FaultOptions, Victim } from './options.js';

interface Recovery {
  victim: Victim;
  kills: number;
  /** Milliseconds from the kill to the first success through the new process. */
  medianMs: number;
  worstMs: number;
}

export interface FaultReport {
  test: 'faults';
  machine: Machine;
  seed: number;
  minutes: number;
  kills: number;
  recoveries: Recovery[];
  worstRecoveryMs: number;
  /** Longest repair after the store of NATS was lost; null where it was not. */
  worstCatchUpMs: number | null;
  commands: {
    /** Requests sent, repeats and early ones included. */
    requests: number;
    answered: number;
    repeated: number;
    unanswered: number;
    tooEarly: number;
    abandoned: number;
    unexpected: number;
    byKind: Record<string, number>;
  };
  rate: {
    offeredPerSecond: number;
    answeredPerSecond: number;
    /** While every process was up. */
    undisturbedPerSecond: number;
    shedTurns: number;
  };
  settledMs: number;
  audited: { units: number; numbers: number; rows: number };
  lost: number;
  doubled: number;
  differences: number;
  findings: Finding[];
}

export interface Ended {
  machine: Machine;
  options: FaultOptions;
  kills: readonly Kill[];
  ledger: Ledger;
  seconds: number;
  shed: number;
  settledMs: number;
  audited: FaultReport['audited'];
  findings: Finding[];
}

export function reportOf({ machine, options, kills, ledger, seconds, shed, ...rest }: Ended): FaultReport {
  const count = (kind: Finding['kind']) => rest.findings.filter((finding) => finding.kind === kind).length;
  const byKind: Record<string, number> = {};
  for (const { service, command } of ledger.answered) {
    const name = `${service} ${command}`;
    byKind[name] = (byKind[name] ?? 0) + 1;
  }
  return {
    test: 'faults',
    machine,
    seed: options.seed,
    minutes: options.minutes,
    kills: kills.length,
    recoveries: victims.flatMap((victim) => recoveryOf(victim, kills)),
    worstRecoveryMs: Math.max(0, ...kills.map(({ recoveryMs }) => recoveryMs ?? Infinity)),
    worstCatchUpMs: Math.max(0, ...kills.map(({ catchUpMs }) => catchUpMs ?? 0)) || null,
    commands: {
      requests: ledger.requests,
      answered: ledger.answered.length,
      repeated: ledger.repeated,
      unanswered: ledger.unanswered,
      tooEarly: ledger.tooEarly,
      abandoned: ledger.abandoned.length,
      unexpected: ledger.unexpected.length,
      byKind,
    },
    rate: {
      offeredPerSecond: options.rate,
      answeredPerSecond: rounded(ledger.answered.length / seconds),
      undisturbedPerSecond: rounded(undisturbed(ledger, kills, seconds)),
      shedTurns: shed,
    },
    ...rest,
    lost: count('LOST'),
    doubled: count('DOUBLED'),
    differences: count('DIFFERENT'),
  };
}

const rounded = (perSecond: number): number => Math.round(perSecond * 10) / 10;

function undisturbed({ answered }: Ledger, kills: readonly Kill[], seconds: number): number {
  const outages = kills.map(({ at, recoveryMs }) => [at, at + (recoveryMs ?? Infinity)] as const);
  const downSeconds = outages.reduce((sum, [from, until]) => sum + (until - from) / 1000, 0);
  const isUp = (instant: number) => outages.every(([from, until]) => instant < from || instant > until);
  return answered.filter(({ answeredAt }) => isUp(answeredAt)).length / Math.max(1, seconds - downSeconds);
}

function recoveryOf(victim: Victim, kills: readonly Kill[]): Recovery[] {
  const times = kills.flatMap((kill) => (kill.victim === victim ? [kill.recoveryMs ?? Infinity] : []));
  if (times.length === 0) return [];
  const sorted = times.toSorted((one, other) => one - other);
  const [medianMs = 0, worstMs = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return [{ victim, kills: times.length, medianMs, worstMs }];
}

/** Whether every command was answered as it must be, and nothing was lost, doubled or different. */
export const hasPassed = ({ findings, commands }: FaultReport): boolean =>
  findings.length === 0 && commands.abandoned === 0 && commands.unexpected === 0;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const shownFindings = 40;

export function textOf(report: FaultReport, { unexpected, abandoned }: Ledger): string {
  const { commands, rate, audited } = report;
  const rows = report.recoveries.map(
    ({ victim, kills, medianMs, worstMs }) =>
      `  ${victim.padEnd(10)} ${String(kills).padStart(5)} ${seconds(medianMs).padStart(9)} ${seconds(worstMs).padStart(9)}`,
  );
  return [
    `seed ${report.seed}, ${report.minutes} minutes, ${report.kills} kills`,
    '  killed     kills    median     worst   until the first success through the new process',
    ...rows,
    ...(report.worstCatchUpMs === null
      ? []
      : [`caught up from the databases in ${seconds(report.worstCatchUpMs)} at worst`]),
    `commands: ${commands.answered} answered of ${commands.requests} requests; ${commands.repeated} repeated under their key after ${commands.unanswered} missing answers; ${commands.tooEarly} asked before an event had arrived`,
    `rate: ${rate.answeredPerSecond}/s answered of ${rate.offeredPerSecond}/s offered, ${rate.undisturbedPerSecond}/s while every process was up; ${rate.shedTurns} turns shed`,
    `settled ${seconds(report.settledMs)} after the load; audited ${audited.numbers} numbers of ${audited.units} units against ${audited.rows} rows`,
    ...unexpected.slice(0, shownFindings).map((line) => `  unexpected: ${line}`),
    ...abandoned.slice(0, shownFindings).map((line) => `  never answered: ${line}`),
    ...report.findings.slice(0, shownFindings).map(({ kind, what }) => `  ${kind}: ${what}`),
    `${report.lost} lost, ${report.doubled} doubled, ${report.differences} differences, ${commands.unexpected} unexpected answers, ${commands.abandoned} never answered`,
  ].join('\n');
}
