import { setTimeout as pause } from 'node:timers/promises';
import type { Dashboard } from '@ducha/contracts';
import { Pool } from 'undici';
import { BenchSession } from '../bench-lifecycle/bench-session.js';
import { percentile } from '../bench-lifecycle/statistics.js';
import { people } from '../client/platform.js';
import * as steps from '../client/steps.js';

export interface Freshness {
  commands: number;
  perSecond: number;
  freshnessP50Ms: number;
  freshnessP99Ms: number;
}

const pollMs = 10;
const hourMs = 3_600_000;

/**
 * Records items at a steady rate and reads the dashboard that counts them all the while: the n-th answered command is shown once the
 * dashboard counts n more than before.
 */
export async function measureFreshness(origin: string, rate: number, seconds: number): Promise<Freshness> {
  const pool = new Pool(origin, { connections: 64, pipelining: 1, keepAliveTimeout: 60_000 });
  const session = new BenchSession(pool, origin, people.office);
  await session.signIn();
  const counted = async (): Promise<number> => (await session.get<Dashboard>('/api/reporting/dashboard')).items.total;
  const before = await counted();
  const answeredAt: number[] = [];
  const seen: { at: number; items: number }[] = [];
  const began = performance.now();
  let isWorking = true;
  const watching = (async () => {
    while (isWorking || (seen.at(-1)?.items ?? 0) < answeredAt.length) {
      const items = (await counted()) - before;
      seen.push({ at: performance.now(), items });
      await pause(pollMs);
    }
  })();
  const commands: Promise<void>[] = [];
  for (let given = 0; given < rate * seconds; given += 1) {
    const dueAt = began + (given * 1000) / rate;
    if (dueAt > performance.now()) await pause(dueAt - performance.now());
    commands.push(record(session).then(() => void answeredAt.push(performance.now())));
  }
  await Promise.all(commands);
  const took = (performance.now() - began) / 1000;
  isWorking = false;
  await watching;
  await pool.close();
  answeredAt.sort((a, b) => a - b);
  let at = 0;
  const delays = answeredAt.map((answered, index) => {
    while ((seen[at]?.items ?? Infinity) <= index) at += 1;
    return Math.max(0, (seen[at]?.at ?? answered) - answered);
  });
  return {
    commands: answeredAt.length,
    perSecond: answeredAt.length / took,
    freshnessP50Ms: percentile(delays, 50),
    freshnessP99Ms: percentile(delays, 99),
  };
}

const record = (session: BenchSession) =>
  steps.record(session, {
    title: '新鲜度测量',
    content: '各有关盟市、部门要按期完成年度任务。',
    sourceKind: 'LEADER_INSTRUCTION',
    sentence: '年底前完成年度任务。',
    reportDueAt: new Date(Date.now() + 15 * 24 * hourMs),
    completionDueAt: new Date(Date.now() + 30 * 24 * hourMs),
  });
