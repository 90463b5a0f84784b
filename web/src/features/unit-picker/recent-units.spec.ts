import { withRecent } from './recent-units.js';

describe('withRecent', () => {
  it('puts the unit first', () => expect(withRecent(['a', 'b'], 'c')).toEqual(['c', 'a', 'b']));
  it('names a unit once', () => expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']));
  it('forgets the oldest', () =>
    expect(
      withRecent(
        Array.from({ length: 12 }, (_, index) => `u${index}`),
        'new',
      ),
    ).toHaveLength(12));
});
