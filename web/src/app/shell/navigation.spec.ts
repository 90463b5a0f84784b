import { PostRole } from '@ducha/contracts';
import { hasVillagePage, navigationFor, navigationKeys } from './navigation.js';

describe('navigationFor', () => {
  it.each(PostRole.options)('gives %s a start page and the assignments', (role) =>
    expect(navigationFor(role)).toEqual(expect.arrayContaining(['dashboard', 'assignments'])),
  );

  it.each([
    ['SUPERVISION_CLERK', true],
    ['APPROVING_LEADER', true],
    ['UNIT_HANDLER', false],
    ['VILLAGE_CLERK', false],
  ] as const)('shows the items to %s: %s', (role, isShown) =>
    expect(navigationFor(role).includes('items')).toBe(isShown),
  );

  it('offers registration to supervision offices and approval to approving leaders, to nobody else', () => {
    expect(PostRole.options.filter((role) => navigationFor(role).includes('registration'))).toEqual([
      'SUPERVISION_CLERK',
      'SUPERVISION_DIRECTOR',
    ]);
    expect(PostRole.options.filter((role) => navigationFor(role).includes('approvals'))).toEqual(['APPROVING_LEADER']);
  });

  it.each(PostRole.options)('gives %s five to eight entries', (role) => {
    expect(navigationFor(role).length).toBeGreaterThanOrEqual(5);
    expect(navigationFor(role).length).toBeLessThanOrEqual(8);
  });

  it('has one key for each entry', () =>
    expect(new Set(Object.values(navigationKeys)).size).toBe(Object.keys(navigationKeys).length));
});

describe('the village page', () => {
  it.each([
    { name: 'a clerk of a village', role: 'VILLAGE_CLERK', unitId: '152921105200', has: true },
    { name: 'the staff of a township', role: 'UNIT_HANDLER', unitId: '152921105000', has: true },
    { name: 'a department', role: 'UNIT_HANDLER', unitId: '152921000000_FGW', has: false },
    { name: 'a supervision office', role: 'SUPERVISION_CLERK', unitId: '150000000000_DCS', has: false },
  ] as const)('is for $name: $has', ({ role, unitId, has }) => expect(hasVillagePage(role, unitId)).toBe(has));
});
