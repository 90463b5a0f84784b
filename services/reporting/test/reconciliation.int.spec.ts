import { AssignmentDispatchedV1, DeductionProposedV1, ItemRecordedV1 } from '@ducha/contracts';
import type { ReconciliationRun } from '@ducha/contracts';
import { Reconciliation } from '@ducha/messaging';
import { aDeduction, anAssignment, anItem } from './facts.js';
import { ids, paths } from '@ducha/testing-events';
import { startReporting, type RunningReporting } from './running-reporting.js';

describe('the reconciliation of reporting', () => {
  let reporting: RunningReporting;
  const assignment = anAssignment({ unitPath: paths.banner });
  const item = anItem({ issuingUnitPath: paths.otherLeague });

  beforeAll(async () => {
    reporting = await startReporting();
    await reporting.tracking.emit(AssignmentDispatchedV1, assignment.id, { assignment });
    await reporting.intake.emit(ItemRecordedV1, item.id, { item });
    const deduction = aDeduction({ unitPath: paths.gacha });
    await reporting.scoring.emit(DeductionProposedV1, deduction.id, { deduction });
    await reporting.settled();
  }, 180_000);
  afterAll(() => reporting?.stop());

  const run = (): Promise<ReconciliationRun> => reporting.service.app.get(Reconciliation).run();
  const counted = ({ differences }: ReconciliationRun) =>
    differences.map(({ kind, subject, ids: of }) => ({ kind, subject, of: of.toSorted() }));

  it('agrees where every dashboard counts the rows it opens', async () => {
    const made = await run();
    expect(made).toMatchObject({ outcome: 'AGREES', differences: [] });
    // Statuses, overdue, deductions of each unit that holds something, and those above.
    expect(made.checked.find(({ subject }) => subject === 'dashboard')?.count).toBeGreaterThan(100);
  });

  it('finds a row and a counter that were changed by hand, for the unit and each above, and the status shows it', async () => {
    await reporting.dataSource.query(`UPDATE assignment_row SET status = 'COMPLETED' WHERE id = $1`, [assignment.id]);
    // Of two grains.
    const [, broken] = await reporting.dataSource.query<[unknown, number]>(
      `UPDATE status_count SET count = count + 1 WHERE unit_id = $1 AND counted = 'ITEM'`,
      [ids.otherLeague],
    );
    expect(broken).toBeGreaterThan(0);
    const of = [ids.region, ids.league, ids.banner, ids.otherLeague].toSorted();
    expect(counted(await run())).toEqual([{ kind: 'MODEL_COUNT', subject: 'dashboard', of }]);
    const { last } = await reporting.service.app.get(Reconciliation).status();
    expect(last).toMatchObject({ outcome: 'DIFFERS', differences: [{ kind: 'MODEL_COUNT', count: 4 }] });
  }, 120_000);
});
