import { PostRole, hasSentence } from '@ducha/contracts';
import type { DeductionAction } from '@ducha/contracts';
import { canRead, refusalOf, requireAuthority } from './authority.js';
import type { Official } from './authority.js';

const region = '150000000000';
const league = `${region}.152900000000`;
const banner = `${league}.152921000000`;
const bannerDepartment = `${banner}.152921000000_FGW`;
const otherLeague = `${region}.150100000000`;

const lastId = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const official = (role: PostRole, path: string, isSupervisionBody = true): Official => ({
  role,
  actingUnitId: lastId(path),
  actingUnitPath: path,
  isSupervisionBody,
});
const against = (path: string) => ({ unitId: lastId(path), unitPath: path });

describe('refusalOf', () => {
  const decisions: DeductionAction[] = ['confirm', 'withdraw', 'decide-appeal'];

  it.each([
    { name: 'the director of the government directly above', by: league, on: banner, refusal: null },
    { name: 'the director of a government further up', by: region, on: banner, refusal: null },
    { name: 'the director of the own government, for its department', by: banner, on: bannerDepartment, refusal: null },
    { name: 'the director of the assessed government itself', by: banner, on: banner, refusal: 'superior' },
    { name: 'the director of another league', by: otherLeague, on: banner, refusal: 'superior' },
    { name: 'the director of a unit below', by: banner, on: league, refusal: 'superior' },
  ])('decisions by $name → $refusal', ({ by, on, refusal }) => {
    for (const action of decisions) {
      expect(refusalOf(action, official('SUPERVISION_DIRECTOR', by), against(on))).toBe(
        refusal && `scoring.deduction.decider-not-${refusal}`,
      );
    }
  });

  it.each(PostRole.options.filter((role) => role !== 'SUPERVISION_DIRECTOR'))('decisions are not for %s', (role) => {
    for (const action of decisions) {
      expect(refusalOf(action, official(role, league), against(banner))).toBe('scoring.deduction.decider-not-director');
    }
  });

  it('refuses decisions of a unit that may not be a supervising body', () => {
    const township = official('SUPERVISION_DIRECTOR', banner, false);
    expect(refusalOf('confirm', township, against(`${banner}.152921105000`))).toBe(
      'scoring.deduction.decider-not-supervising',
    );
  });

  it.each([
    { role: 'UNIT_LEADER', may: true },
    { role: 'APPROVING_LEADER', may: true },
    { role: 'UNIT_HANDLER', may: true },
    { role: 'VILLAGE_CLERK', may: true },
    { role: 'SUPERVISION_CLERK', may: false },
    { role: 'SUPERVISION_DIRECTOR', may: false },
    { role: 'SYSTEM_ADMIN', may: false },
  ] as const)('appeal of the own deduction by $role → $may', ({ role, may }) => {
    expect(refusalOf('appeal', official(role, banner), against(banner)) === null).toBe(may);
  });

  it('refuses an appeal for another unit, also by its superior', () => {
    expect(refusalOf('appeal', official('UNIT_LEADER', league), against(banner))).toBe(
      'scoring.deduction.appellant-not-assessed',
    );
  });

  it('has a sentence for every refusal', () => {
    const rules = ['decider-not-director', 'decider-not-supervising', 'decider-not-superior'];
    for (const rule of [...rules, 'appellant-not-assessed', 'appellant-role']) {
      expect(hasSentence(`scoring.deduction.${rule}`)).toBe(true);
    }
  });
});

describe('requireAuthority', () => {
  it('throws FORBIDDEN with the rule', () => {
    expect(() => requireAuthority('confirm', official('SUPERVISION_CLERK', league), against(banner))).toThrow(
      'FORBIDDEN: scoring.deduction.decider-not-director',
    );
  });
});

describe('canRead', () => {
  it.each([
    { name: 'the own unit', from: league, of: league, can: true },
    { name: 'a unit below', from: league, of: bannerDepartment, can: true },
    { name: 'the unit above', from: banner, of: league, can: false },
    { name: 'a sibling whose code begins alike', from: banner, of: `${banner}0`, can: false },
  ])('$name → $can', ({ from, of, can }) => {
    expect(canRead({ actingUnitPath: from }, of)).toBe(can);
  });
});
