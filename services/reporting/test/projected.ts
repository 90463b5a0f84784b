import type { AssignmentFacts, EventEnvelope } from '@ducha/contracts';
import { EventFolds, type Tx } from '@ducha/messaging';
import { Directory, type Caller } from '@ducha/platform';
import { createTestDatabase, FixedClock } from '@ducha/testing';
import { DataSource } from 'typeorm';
import { AssignmentsReadModel } from '../src/ledger/assignments.read-model.js';
import { TextMatches } from '../src/ledger/text-matches.js';
import type { Changes } from '../src/live/changes.js';
import { AssignmentsProjection } from '../src/projections/assignments.projection.js';
import { reportingDataSource } from '../src/data-source.js';
import { DashboardsReadModel } from '../src/dashboards/dashboards.read-model.js';
import { units } from '@ducha/testing-events';

/** An event of an assignment as the stream brings it. */
export const assignmentEvent = (
  type: string,
  assignment: AssignmentFacts,
  version: number,
  occurredAt: string,
  extra: object = {},
): EventEnvelope => ({
  id: `${assignment.id}-${version}`,
  type,
  aggregateType: 'assignment',
  aggregateId: assignment.id,
  aggregateVersion: version,
  occurredAt,
  actor: null,
  data: { assignment, ...extra },
});

/** Projections on a real database, with events and time given by hand. */
export class Projected {
  readonly clock = new FixedClock();
  readonly dashboards: DashboardsReadModel;
  readonly ledger: AssignmentsReadModel;
  private readonly folds = new EventFolds();

  private constructor(
    readonly dataSource: DataSource,
    readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {
    new AssignmentsProjection(this.folds, this.clock, { note: () => undefined } as unknown as Changes).onModuleInit();
    const directory = new Directory(dataSource, this.clock, null as never);
    this.dashboards = new DashboardsReadModel(dataSource, directory, this.clock);
    this.ledger = new AssignmentsReadModel(dataSource, directory, this.clock, new TextMatches(dataSource));
  }

  static async start(): Promise<Projected> {
    const database = await createTestDatabase('projected');
    const dataSource = await new DataSource(reportingDataSource({ DATABASE_URL: database.url })).initialize();
    await dataSource.runMigrations();
    for (const unit of units) await dataSource.manager.insert('UnitRow', unit);
    return new Projected(dataSource, database.url, () => database.drop());
  }

  /** One batch; in one transaction, as the transport does it. */
  async fold(events: readonly EventEnvelope[]): Promise<void> {
    const [first] = events;
    if (first === undefined) return;
    const fold = this.folds.of(first.type);
    if (fold === undefined) throw new Error(`${first.type} has no fold`);
    await this.dataSource.transaction((manager) =>
      fold({ manager, now: this.clock.now(), actor: null, afterCommit: () => undefined } as unknown as Tx, events),
    );
  }

  async empty(): Promise<void> {
    await this.dataSource.query(
      'TRUNCATE assignment_row, assignment_past, assignment_count, assignment_day_count, lamp_settling, data_instant',
    );
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }
}

export const callerOf = (path: string): Caller =>
  ({ actingUnitId: path.split('.').at(-1), actingUnitPath: path, level: 'AUTONOMOUS_REGION' }) as Caller;
