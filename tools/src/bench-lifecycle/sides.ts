import type { HttpSide } from './http-lifecycle.js';
import { runLoad } from './load.js';
import type { Load, LoadShape } from './load.js';
import type { PlatformState } from './platform-state.js';
import type { RawSide } from './raw/raw-side.js';
import type { Window } from './statistics.js';
import { processorTimes, timesBetween } from './processor-time.js';
import type { ProcessorTimes } from './processor-time.js';
import { serverMark } from './written.js';
import type { ServerMark } from './written.js';

/** What a run costs is read off before and after it. */
export interface Meters {
  /** Any database of the server. */
  serverUrl: string;
  parts: Record<string, number>;
}

interface Reading {
  server: ServerMark;
  processor: ProcessorTimes;
}

const read = async ({ serverUrl, parts }: Meters): Promise<Reading> => ({
  server: await serverMark(serverUrl),
  processor: await processorTimes(parts),
});

/** What one run of a side did, the load before and after the measured window included. */
export interface Run extends Window {
  clients: number;
  played: number;
  /** Writing transactions and bytes of write-ahead log of the server during the run. */
  transactions: number;
  walBytes: number;
  processorMs: ProcessorTimes;
}

export interface HttpRun extends Run {
  /** Requests answered 404 because the assignment had not arrived yet. */
  tooEarly: number;
  /** Seconds from the last answer until every event had been applied everywhere. */
  catchUpSeconds: number;
}

/** A lifecycle over HTTP ends when its item is closed, which follows its last request by event. */
export async function runHttp(
  side: HttpSide,
  state: PlatformState,
  meters: Meters,
  shape: LoadShape,
): Promise<HttpRun> {
  await side.signIn();
  const before = await read(meters);
  const load = await runLoad(shape, () => side.play());
  const answered = Date.now();
  const itemIds = load.played.map(({ result }) => result.itemId);
  await state.settled(itemIds);
  const catchUpSeconds = (Date.now() - answered) / 1000;
  const closed = await state.closedAt(itemIds);
  const durationsMs = load.played.flatMap(({ startedAt, result }) => {
    const closedAt = closed.get(result.itemId) ?? Infinity;
    return isWithin(load, closedAt) ? [closedAt - startedAt] : [];
  });
  const tooEarly = load.played.reduce((sum, { result }) => sum + result.tooEarly, 0);
  return { ...(await runOf(shape, load, durationsMs, before, meters)), tooEarly, catchUpSeconds };
}

export async function runRaw(side: RawSide, meters: Meters, shape: LoadShape): Promise<Run> {
  await side.connect(shape.clients);
  const before = await read(meters);
  const load = await runLoad(shape, (client) => side.play(client));
  const durationsMs = load.played.flatMap(({ startedAt, endedAt }) =>
    isWithin(load, endedAt) ? [endedAt - startedAt] : [],
  );
  return runOf(shape, load, durationsMs, before, meters);
}

const isWithin = ({ from, until }: Load<unknown>, instant: number): boolean => instant >= from && instant < until;

async function runOf(
  { clients }: LoadShape,
  { from, until, played }: Load<unknown>,
  durationsMs: number[],
  before: Reading,
  meters: Meters,
): Promise<Run> {
  const after = await read(meters);
  return {
    clients,
    seconds: (until - from) / 1000,
    durationsMs,
    played: played.length,
    transactions: after.server.transactions - before.server.transactions,
    walBytes: after.server.walBytes - before.server.walBytes,
    processorMs: timesBetween(before.processor, after.processor),
  };
}
