import { statusLamps } from '@ducha/contracts';
import { dueText, instantText } from './due-text.js';
import { lampReason } from './lamp-reason.js';

const nextDueAt = new Date('2026-04-20T16:00:00Z');

describe('dueText', () => {
  it.each([
    { name: 'the end of a day', at: '2026-04-20T16:00:00Z', text: '2026年4月20日24:00' },
    { name: 'the end of a year', at: '2026-12-31T16:00:00Z', text: '2026年12月31日24:00' },
    { name: 'an hour of the day', at: '2026-04-20T01:05:00Z', text: '2026年4月20日9:05' },
  ])('$name is $text', ({ at, text }) => {
    expect(dueText(new Date(at))).toBe(text);
  });
});

describe('instantText', () => {
  it('writes midnight as the beginning of its day', () => {
    expect(instantText(nextDueAt)).toBe('2026年4月21日0:00');
  });
});

describe('lampReason', () => {
  it('names the limit', () => {
    expect(lampReason('RED', { nextDueAt, clockStoppedAt: null })).toBe('已超过2026年4月20日24:00的时限。');
  });

  it.each(statusLamps)('has a sentence for %s, running and stopped', (lamp) => {
    for (const clockStoppedAt of [null, new Date('2026-04-18T01:00:00Z')]) {
      expect(lampReason(lamp, { nextDueAt, clockStoppedAt })).toMatch(/^[^{}]*[。]$/);
    }
  });
});
