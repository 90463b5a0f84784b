import type { DueDate } from '@ducha/contracts';
import { proposedLimits } from './proposed-limits.js';

const due = (dueAt: string | null) => ({ dueAt }) as DueDate;
const [early, late] = ['2026-12-03T16:00:00.000Z', '2026-12-09T16:00:00.000Z'];

describe('proposedLimits', () => {
  it.each([
    ['nothing without an answer', null, { report: '', completion: '' }],
    ['nothing where no rule speaks', { report: null, completion: due(null) }, { report: '', completion: '' }],
    ['both as they are', { report: due(early), completion: due(late) }, { report: early, completion: late }],
    [
      'the report with the completion',
      { report: due(late), completion: due(early) },
      { report: early, completion: early },
    ],
    ['the report alone', { report: due(late), completion: null }, { report: late, completion: '' }],
  ])('proposes %s', (_name, dates, expected) => expect(proposedLimits(dates)).toEqual(expected));
});
