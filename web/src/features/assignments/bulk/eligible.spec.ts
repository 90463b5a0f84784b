import type { PostRole, RegionLevel } from '@ducha/contracts';
import { actsInBulk, eligible, type BulkRow } from './eligible.js';

const holder = (role: PostRole, id: string, level: RegionLevel) => ({
  role,
  actingUnit: { id, level, name: id, shortName: id, kind: 'GOVERNMENT' as const },
});
const sumu = '152921105000';
const banner = '152921000000';
const gacha = '152921105200';

const row = (over: Partial<BulkRow> = {}): BulkRow => ({
  id: 'a',
  status: 'PENDING_ACK',
  unit: { id: sumu },
  unitPath: `150000000000.152900000000.${banner}.${sumu}`,
  dispatcherUnit: { id: banner },
  ...over,
});
const ofGacha = row({ unit: { id: gacha }, unitPath: `${row().unitPath}.${gacha}`, dispatcherUnit: { id: sumu } });

describe('what can be done to several assignments', () => {
  it.each([
    ['the handling unit acknowledges', holder('UNIT_HANDLER', sumu, 'SUMU_TOWNSHIP'), row(), true],
    ['also what came back', holder('UNIT_HANDLER', sumu, 'SUMU_TOWNSHIP'), row({ status: 'RETURNED' }), true],
    ['not twice', holder('UNIT_HANDLER', sumu, 'SUMU_TOWNSHIP'), row({ status: 'IN_PROGRESS' }), false],
    ['a township for its gacha', holder('UNIT_HANDLER', sumu, 'SUMU_TOWNSHIP'), ofGacha, true],
    ['not a banner for the gacha', holder('SUPERVISION_CLERK', banner, 'BANNER_COUNTY'), ofGacha, false],
    ['not another unit', holder('UNIT_HANDLER', '152921106000', 'SUMU_TOWNSHIP'), row(), false],
    ['not a leader who approves', holder('APPROVING_LEADER', sumu, 'SUMU_TOWNSHIP'), row(), false],
    ['the village clerk', holder('VILLAGE_CLERK', gacha, 'GACHA_VILLAGE'), ofGacha, true],
  ])('acknowledge: %s', (_name, by, given, expected) =>
    expect(eligible('acknowledge', [given], by)).toHaveLength(expected ? 1 : 0),
  );

  it.each([
    ['the office that dispatched', holder('SUPERVISION_CLERK', banner, 'BANNER_COUNTY'), row(), true],
    ['a township what it dispatched', holder('UNIT_LEADER', sumu, 'SUMU_TOWNSHIP'), ofGacha, true],
    [
      'not what is under review',
      holder('SUPERVISION_CLERK', banner, 'BANNER_COUNTY'),
      row({ status: 'SUBMITTED' }),
      false,
    ],
    ['not the office above', holder('SUPERVISION_CLERK', '152900000000', 'LEAGUE_CITY'), row(), false],
    ['not a department', holder('UNIT_HANDLER', banner, 'BANNER_COUNTY'), row(), false],
  ])('urge: %s', (_name, by, given, expected) => expect(eligible('urge', [given], by)).toHaveLength(expected ? 1 : 0));

  it.each([
    ['SUPERVISION_CLERK', true],
    ['VILLAGE_CLERK', true],
    ['APPROVING_LEADER', false],
    ['SYSTEM_ADMIN', false],
  ] as const)('is offered to %s: %s', (role, expected) =>
    expect(actsInBulk(holder(role, sumu, 'SUMU_TOWNSHIP'))).toBe(expected),
  );
});
