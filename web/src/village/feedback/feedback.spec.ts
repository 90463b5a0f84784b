import { commandOf, emptyFeedback, missingIn, type Feedback } from './feedback.js';

const feedback = (change: Partial<Feedback>): Feedback => ({ ...emptyFeedback(null), text: ' 清运三车。 ', ...change });
const words = (blockedBy: string, needsHelpOf: string) => `${blockedBy}/${needsHelpOf}`;

describe('the one form', () => {
  it.each([
    {
      name: 'under way is progress with how far it is',
      given: { outcome: 'UNDER_WAY', percent: 75 },
      role: 'LEAD',
      command: { kind: 'progress', body: { text: '清运三车。', percent: 75 } },
    },
    {
      name: 'not begun is progress of nothing, with what stands in the way',
      given: { outcome: 'NOT_STARTED', percent: 75, hasTrouble: true, blockedBy: ' 没有车 ', needsHelpOf: '住建局' },
      role: 'LEAD',
      command: { kind: 'progress', body: { text: '清运三车。', percent: 0, blockers: '没有车/住建局' } },
    },
    {
      name: 'trouble that was taken back is not sent',
      given: { outcome: 'UNDER_WAY', percent: 25, hasTrouble: false, blockedBy: '没有车' },
      role: 'LEAD',
      command: { kind: 'progress', body: { text: '清运三车。', percent: 25 } },
    },
    {
      name: 'done is a completion report, signed',
      given: { outcome: 'DONE', signature: 'PRINCIPAL_LEADER', signer: ' 巴图 ' },
      role: 'LEAD',
      command: { kind: 'submit', body: { text: '清运三车。', signedBy: { kind: 'PRINCIPAL_LEADER', name: '巴图' } } },
    },
    {
      name: 'done by a support unit is its input',
      given: { outcome: 'DONE' },
      role: 'SUPPORT',
      command: { kind: 'input', body: { text: '清运三车。' } },
    },
  ] as const)('$name', ({ given, role, command }) => expect(commandOf(feedback(given), role, words)).toEqual(command));

  it.each([
    { name: 'an outcome and a text', given: { text: ' ' }, missing: ['outcome', 'text'] },
    { name: 'the trouble it says there is', given: { outcome: 'UNDER_WAY', hasTrouble: true }, missing: ['blockedBy'] },
    { name: 'who has signed', given: { outcome: 'DONE' }, missing: ['signature'] },
    { name: 'the name of who has', given: { outcome: 'DONE', signature: 'PRINCIPAL_LEADER' }, missing: ['signer'] },
    { name: 'nothing else', given: { outcome: 'DONE', signature: 'OFFICIAL_SEAL', hasTrouble: true }, missing: [] },
  ] as const)('asks for $name', ({ given, missing }) => expect(missingIn(feedback(given), 'LEAD')).toEqual(missing));

  it.each([
    { before: null, proposed: 25 },
    { before: 40, proposed: 50 },
    { before: 100, proposed: 90 },
  ])('begins at $proposed where $before was reported', ({ before, proposed }) =>
    expect(emptyFeedback(before).percent).toBe(proposed),
  );
});
