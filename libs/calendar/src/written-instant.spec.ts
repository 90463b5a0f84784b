import { dueText, instantText } from './written-instant.js';

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
    expect(instantText(new Date('2026-04-20T16:00:00Z'))).toBe('2026年4月21日0:00');
  });
});
