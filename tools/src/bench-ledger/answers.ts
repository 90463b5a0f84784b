import type { LedgerAssignmentList } from '@ducha/contracts';
import { Pool } from 'undici';
import { BenchSession } from '../bench-lifecycle/bench-session.js';
import { percentile } from '../bench-lifecycle/statistics.js';
import { people } from '../client/platform.js';
import type { Case } from './cases.js';

export interface Answered {
  name: string;
  requests: number;
  /** Rows of the filter, to see that the case asks what its name says. */
  total: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

interface AnswerOptions {
  origin: string;
  cases: readonly Case[];
  /** Measured requests of each case. */
  rounds: number;
  warmUpRounds: number;
}

/**
 * Asks every case in turn, round by round, one request at a time, as one person would.
 * @throws for an empty answer: it would be quick, and mean nothing
 */
export async function measureAnswers({ origin, cases, rounds, warmUpRounds }: AnswerOptions): Promise<Answered[]> {
  const pool = new Pool(origin, { connections: 1, pipelining: 1, keepAliveTimeout: 60_000 });
  try {
    const session = new BenchSession(pool, origin, people.office);
    await session.signIn();
    const measured = new Map(cases.map(({ name }) => [name, { times: [] as number[], total: 0 }]));
    for (let round = -warmUpRounds; round < rounds; round += 1) {
      for (const { name, query } of cases) {
        const startedAt = performance.now();
        const answer = await session.get<LedgerAssignmentList>(`/api/reporting/assignments?${query}`);
        const took = performance.now() - startedAt;
        if (answer.rows.length === 0) throw new Error(`${name}: no rows`);
        const entry = measured.get(name);
        if (!entry) continue;
        entry.total = answer.total;
        if (round >= 0) entry.times.push(took);
      }
    }
    return [...measured].map(([name, { times, total }]) => ({
      name,
      requests: times.length,
      total,
      p50Ms: percentile(times, 50),
      p95Ms: percentile(times, 95),
      maxMs: Math.max(...times),
    }));
  } finally {
    await pool.close();
  }
}
