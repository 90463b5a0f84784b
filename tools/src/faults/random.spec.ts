import { describe, expect, it } from '@jest/globals';
import { Bag, Random } from './random.js';

describe('Random', () => {
  it('repeats its choices for the same seed, and differs for another', () => {
    const draws = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  it('weighs', () => {
    const random = new Random(1);
    const draws = Array.from({ length: 1_000 }, () =>
      random.pickWeighted([
        [9, 'often'],
        [1, 'seldom'],
        [0, 'never'],
      ] as const),
    );
    const share = (name: string) => draws.filter((draw) => draw === name).length / draws.length;
    expect(share('often')).toBeCloseTo(0.9, 1);
    expect(share('never')).toBe(0);
  });
});

describe('Bag', () => {
  it('draws every choice once before any comes again', () => {
    const bag = new Bag(['a', 'b', 'c'], new Random(3));
    for (let round = 0; round < 5; round += 1)
      expect([bag.draw(), bag.draw(), bag.draw()].toSorted()).toEqual(['a', 'b', 'c']);
  });
});
