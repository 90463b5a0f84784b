import { CommandTransaction } from '@ducha/messaging';
import { ItemSteps } from '../../test/item-steps.js';
import { loadDemoOrganization, startIntake, type RunningIntake } from '../../test/running-intake.js';
import { Numbers } from './numbers.js';

describe('numbers', () => {
  let intake: RunningIntake;
  let steps: ItemSteps;

  beforeAll(async () => {
    intake = await startIntake();
    await loadDemoOrganization(intake);
    steps = new ItemSteps(intake);
  }, 120_000);
  afterAll(() => intake?.stop());

  it('have no gap and no repeat after 50 approvals at once, of which every fifth is refused', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 50; index += 1) {
      const initiationBasis =
        index % 5 === 0 ? undefined : { kind: 'GOVERNMENT_DECISION' as const, reference: '常务会议纪要' };
      ids.push((await steps.pending({ initiationBasis, source: { kind: 'MEETING_RESOLUTION' } })).id);
    }
    const answers = await Promise.all(
      ids.map((id) => intake.send('POST', `/items/${id}/approve`, 'region-leader', {})),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
    const numbers = answers.flatMap(({ status, body }) => (status === 200 ? [body.itemNo as string] : [])).sort();
    const prefix = numbers[0]?.slice(0, -6) ?? '';
    expect(prefix).toMatch(/^150000-\d{4}-MR-$/);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => `${prefix}${String(index + 1).padStart(6, '0')}`));
    const kept = await intake.dataSource.query<{ number: string }[]>(
      "SELECT number FROM document_number WHERE code = 'MR' ORDER BY sequence",
    );
    expect(kept.map(({ number }) => number)).toEqual(numbers);
  });

  it('are given back by a transaction that fails after it took one, at whatever point', async () => {
    const transactions = intake.service.app.get(CommandTransaction);
    const numbers = intake.service.app.get(Numbers, { strict: false });
    const item = { id: '0198c0de-0000-7000-8000-0000000000a1', issuingUnitId: '152900000000', source: { ...source } };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        transactions.run(async (tx) => {
          const number = await numbers.issueItemNo(tx, item);
          if (index % 3 === 0) throw new Error('rolled back');
          return number;
        }),
      ),
    );
    const given = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [Number(outcome.value.slice(-6))] : [],
    );
    expect(given.sort((first, second) => first - second)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
  });
});

const source = {
  kind: 'AUDIT' as const,
  documentNo: null,
  issuedBy: null,
  receivedOn: null,
  sentence: null,
  link: null,
};
