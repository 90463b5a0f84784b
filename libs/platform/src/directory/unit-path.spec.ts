import { isWithin, pathsAbove } from './unit-path.js';

const league = '150000000000.152900000000';

describe('isWithin', () => {
  it.each([
    { name: 'the unit itself', path: league, isInside: true },
    { name: 'a unit below', path: `${league}.152921000000`, isInside: true },
    { name: 'the unit above', path: '150000000000', isInside: false },
    { name: 'a sibling', path: '150000000000.150100000000', isInside: false },
    { name: 'a department whose id only begins the same', path: `${league}_FGW`, isInside: false },
  ])('answers $isInside for $name', ({ path, isInside }) => {
    expect(isWithin(path, league)).toBe(isInside);
  });
});

describe('pathsAbove', () => {
  it('leads from the top down to the unit', () => {
    expect(pathsAbove(`${league}.152921000000`)).toEqual(['150000000000', league, `${league}.152921000000`]);
  });
});
