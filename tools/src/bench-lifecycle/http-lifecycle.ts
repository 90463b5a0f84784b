import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { people, units } from '../client/platform.js';
import { UnexpectedAnswer } from '../client/session.js';
import * as steps from '../client/steps.js';
import { BenchSession } from './bench-session.js';

const HOUR = 3_600_000;
/** Nobody acknowledges in the instant of dispatch: the event that delivers the assignment takes about this long. */
const arrivalMs = 20;
/** A unit that comes before it is told 404 and asks again. */
const askAgainMs = 30;

export interface HttpLifecycle {
  itemId: string;
  /** Acknowledgements that came before the assignment had arrived. */
  tooEarly: number;
}

/** The lifecycle over HTTP: each step by the person whose step it is, one after the other, as one client. */
export class HttpSide {
  private readonly pool: Pool;
  private readonly sessions: Record<'office' | 'leader', BenchSession>;
  private readonly handlers: { unitId: string; session: BenchSession }[];

  /** @param title title of every item, by which this run's rows are told from others */
  constructor(
    origin: string,
    connections: number,
    readonly title: string,
  ) {
    this.pool = new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
    const session = (personId: string) => new BenchSession(this.pool, origin, personId);
    this.sessions = { office: session(people.office), leader: session(people.leader) };
    this.handlers = [
      { unitId: units.league, session: session(people.league) },
      { unitId: units.departmentLead, session: session(people.departmentLead) },
      { unitId: units.coUnit, session: session(people.coUnit) },
    ];
  }

  async signIn(): Promise<void> {
    const everybody = [...Object.values(this.sessions), ...this.handlers.map(({ session }) => session)];
    for (const session of everybody) await session.signIn();
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  /** @throws UnexpectedAnswer at the first answer that is not the expected one */
  async play(): Promise<HttpLifecycle> {
    const { office, leader } = this.sessions;
    const { id: itemId } = await steps.record(office, {
      title: this.title,
      content: '各有关盟市、部门要按期完成年度任务，按季度报告进展，确保按时办结。',
      sourceKind: 'LEADER_INSTRUCTION',
      sentence: '年底前完成年度任务。',
      reportDueAt: new Date(Date.now() + 15 * 24 * HOUR),
      completionDueAt: new Date(Date.now() + 30 * 24 * HOUR),
    });
    await steps.submitItem(office, itemId);
    await steps.approve(leader, itemId, { opinion: '同意立项' });
    const assigned = await steps.decompose(
      office,
      itemId,
      this.handlers.map(({ unitId }) => ({ unitId, task: '按要求组织落实并报告结果', responsible: '乌兰' })),
    );
    await steps.dispatch(office, itemId);

    await pause(arrivalMs);
    const held = this.handlers.map(({ unitId, session }) => ({ id: assignmentOf(assigned, unitId), session }));
    let tooEarly = 0;
    for (const { id, session } of held) tooEarly += await acknowledge(session, id);
    for (const { id, session } of held) await steps.submitCompletion(session, id, '任务已完成，成果经复核属实。');
    for (const { id } of held) await steps.accept(office, id, { opinion: '同意办结' });
    return { itemId, tooEarly };
  }
}

function assignmentOf({ decomposition }: steps.Item, unitId: string): string {
  const lead = decomposition?.leads.find(({ unit }) => unit.id === unitId);
  if (!lead) throw new Error(`the breakdown has no task for ${unitId}`);
  return lead.assignmentId;
}

/** Answers how often it had to ask again. */
async function acknowledge(session: BenchSession, id: string): Promise<number> {
  for (let tooEarly = 0; ; tooEarly += 1) {
    try {
      await steps.acknowledge(session, id);
      return tooEarly;
    } catch (error) {
      if (!(error instanceof UnexpectedAnswer) || error.status !== 404) throw error;
      await pause(askAgainMs);
    }
  }
}
