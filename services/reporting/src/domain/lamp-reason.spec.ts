import { statusLamps } from '@ducha/contracts';
import { lampReason } from './lamp-reason.js';

const nextDueAt = new Date('2026-04-20T16:00:00Z');

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
