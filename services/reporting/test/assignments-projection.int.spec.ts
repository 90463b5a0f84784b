import { AssignmentDispatchedV1, AssignmentUrgedV1, assignmentStatuses } from '@ducha/contracts';
import type { AssignmentFacts } from '@ducha/contracts';
import { statusOrder } from '../src/domain/status-order.js';
import { anAssignment } from './facts.js';
import { assignmentEvent, Projected } from './projected.js';

describe('AssignmentsProjection', () => {
  let projected: Projected;
  beforeAll(async () => (projected = await Projected.start()), 120_000);
  afterAll(() => projected?.stop());
  beforeEach(() => projected.empty());

  const first = anAssignment({ status: 'PENDING_ACK' });
  const second = anAssignment({ ...first, status: 'IN_PROGRESS', acknowledgedAt: '2026-03-03T06:00:00.123Z' });
  const third = anAssignment({ ...second, status: 'SUBMITTED', returnCount: 1 });
  const versions = [first, second, third];
  const eventOf = (version: number, facts = versions[version - 1] ?? first) =>
    assignmentEvent(AssignmentDispatchedV1.type, facts, version, `2026-03-0${version}T00:00:00.000Z`);

  it.each([
    { name: 'in order', batches: [[1, 2, 3]] },
    { name: 'backwards', batches: [[3], [2], [1]] },
    { name: 'each twice, mixed', batches: [[2], [1, 3], [2, 3], [1]] },
  ])('keeps the latest facts when versions arrive $name', async ({ batches }) => {
    for (const batch of batches) await projected.fold(batch.map((version) => eventOf(version)));
    const rows: unknown[] = await projected.dataSource.query(
      'SELECT version, status, status_since, return_count, acknowledged_at, unit_path::text FROM assignment_row',
    );
    expect(rows).toEqual([
      {
        version: 3,
        status: 'SUBMITTED',
        status_since: new Date('2026-03-03T00:00:00.000Z'),
        return_count: 1,
        acknowledged_at: new Date('2026-03-03T06:00:00.123Z'),
        unit_path: first.unitPath,
      },
    ]);
  });

  it.each([{ inOneBatch: true }, { inOneBatch: false }])(
    'says since when it has its status and which completion date it missed first, in one batch: $inOneBatch',
    async ({ inOneBatch }) => {
      const missed = '2026-04-20T16:00:00.000Z';
      const later = '2026-05-20T16:00:00.000Z';
      const changes: Partial<AssignmentFacts>[] = [
        {},
        { urgeCount: 1 },
        { status: 'IN_PROGRESS' },
        { status: 'IN_PROGRESS', isOverdue: true, completionDueAt: missed },
        { status: 'IN_PROGRESS', isOverdue: true, completionDueAt: later },
      ];
      const events = changes.map((change, index) => eventOf(index + 1, { ...first, ...change }));
      if (inOneBatch) await projected.fold(events);
      else for (const event of events) await projected.fold([event]);
      const [row] = await projected.dataSource.query<{ since: Date; overdue: Date }[]>(
        'SELECT status_since AS since, overdue_at AS overdue FROM assignment_row',
      );
      expect([row?.since.toISOString().slice(0, 10), row?.overdue.toISOString()]).toEqual(['2026-03-03', missed]);
    },
  );

  it('touches no counter for an event that changes nothing counted', async () => {
    await projected.fold([eventOf(1)]);
    const counts = () =>
      projected.dataSource.query<{ row: string }[]>(
        `SELECT c::text AS row, xmin FROM assignment_count c
         UNION ALL SELECT d::text, xmin FROM assignment_day_count d ORDER BY row`,
      );
    const before = await counts();
    await projected.fold([
      assignmentEvent(AssignmentUrgedV1.type, { ...first, urgeCount: 1 }, 2, '2026-03-09T00:00:00.000Z'),
    ]);
    expect(await counts()).toEqual(before);
    expect(await projected.dataSource.query('SELECT FROM assignment_past')).toEqual([]);
  });

  it('ranks statuses in the order of handling', async () => {
    const events = assignmentStatuses.map((status) => eventOf(1, anAssignment({ status })));
    await projected.fold(events);
    const rows = await projected.dataSource.query<{ status: string }[]>(
      'SELECT status FROM assignment_row ORDER BY status_rank',
    );
    expect(rows.map(({ status }) => status)).toEqual(statusOrder);
  });

  it('has a column for every fact', async () => {
    const columns: { column_name: string }[] = await projected.dataSource.query(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'assignment_row'`,
    );
    const facts = Object.keys(first).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const derived = ['version', 'status_since', 'status_rank', 'overdue_at', 'level', 'issuing_unit_id', 'state_from'];
    const measures = ['completed_at', 'completed_on_time_at', 'returned_at', 'extended_at'];
    expect(columns.map((column) => column.column_name).toSorted()).toEqual(
      [...facts, ...derived, ...measures].toSorted(),
    );
  });
});
