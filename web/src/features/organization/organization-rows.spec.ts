import type { RegionLevel, UnitKind } from '@ducha/contracts';
import { departmentsKey, openedFor, organizationRows } from './organization-rows.js';

const unit = (id: string, kind: UnitKind = 'GOVERNMENT', level: RegionLevel = 'LEAGUE_CITY') => ({
  id,
  kind,
  level,
  name: id,
  shortName: id,
});
const region = unit('15', 'GOVERNMENT', 'AUTONOMOUS_REGION');
const children: Record<string, ReturnType<typeof unit>[]> = {
  '15': [
    unit('15_FGW', 'DEPARTMENT', 'AUTONOMOUS_REGION'),
    unit('15_DCS', 'SUPERVISION_OFFICE', 'AUTONOMOUS_REGION'),
    unit('1501'),
    unit('1529'),
  ],
};
const rowsOf = (...opened: string[]) => organizationRows(region, new Set(opened), (id) => children[id]);
const shown = (rows: ReturnType<typeof rowsOf>) => rows.map(({ key, level, state }) => [key, level, state]);

describe('organizationRows', () => {
  it('shows only the top while nothing is opened', () => expect(shown(rowsOf())).toEqual([['15', 1, 'CLOSED']]));

  it('shows the office, the line of the departments, then the regions', () =>
    expect(shown(rowsOf('15'))).toEqual([
      ['15', 1, 'OPEN'],
      ['15_DCS', 2, 'NONE'],
      ['15/departments', 2, 'CLOSED'],
      ['1501', 2, 'CLOSED'],
      ['1529', 2, 'CLOSED'],
    ]));

  it('shows the departments where their line is opened', () =>
    expect(rowsOf('15', departmentsKey('15')).find(({ key }) => key === '15_FGW')).toMatchObject({
      level: 3,
      place: 1,
      siblings: 1,
    }));

  it('counts places among the lines of one level', () =>
    expect(rowsOf('15').map(({ place, siblings }) => `${place}/${siblings}`)).toEqual([
      '1/1',
      '1/4',
      '2/4',
      '3/4',
      '4/4',
    ]));

  it('waits where what lies below is not read yet', () =>
    expect(shown(rowsOf('15', '1501'))).toContainEqual(['1501', 2, 'WAITING']));

  it('lets nothing be opened below a village', () =>
    expect(
      organizationRows(unit('v', 'GACHA_COMMITTEE', 'GACHA_VILLAGE'), new Set(['v']), () => undefined)[0]?.state,
    ).toBe('NONE'));
});

describe('openedFor', () => {
  it.each([
    ['a region', { path: '15.1529', kind: 'GOVERNMENT' }, ['15']],
    ['a department', { path: '15.1529.1529_FGW', kind: 'DEPARTMENT' }, ['15', '1529', '1529/departments']],
    ['the top', { path: '15', kind: 'GOVERNMENT' }, []],
  ] as const)('opens what is above %s', (_name, given, expected) => expect(openedFor(given)).toEqual(expected));
});
