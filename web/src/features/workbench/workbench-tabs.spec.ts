import { PostRole } from '@ducha/contracts';
import { parseAssignmentFilter } from '../ledger/filters.js';
import {
  beginningTab,
  counterFilter,
  counters,
  firstTab,
  parseWorkbench,
  startsAtWorkbench,
  tabFilters,
  tabsFor,
  workbenchTabs,
} from './workbench-tabs.js';

const holder = (role: PostRole, level: 'AUTONOMOUS_REGION' | 'LEAGUE_CITY' | 'SUMU_TOWNSHIP') => ({
  role,
  actingUnit: { level },
});

describe('the workbench', () => {
  it('opens only filters the ledger knows', () => {
    const filters = [
      ...Object.values(tabFilters),
      ...counters.flatMap((counter) =>
        (['HANDLING', 'DISPATCHED'] as const).map((side) => counterFilter(counter, side)),
      ),
    ];
    for (const filter of filters) expect(parseAssignmentFilter({ ...filter })).toEqual(filter);
  });

  it.each([
    ['the office of the autonomous region', holder('SUPERVISION_CLERK', 'AUTONOMOUS_REGION'), 'DISPATCHED'],
    ['its departments', holder('UNIT_HANDLER', 'AUTONOMOUS_REGION'), 'HANDLING'],
    ['the office of a league', holder('SUPERVISION_CLERK', 'LEAGUE_CITY'), 'HANDLING'],
  ] as const)('begins for %s with its own work', (_name, by, expected) => expect(firstTab(by)).toBe(expected));

  it.each([
    ['with what it supports where it leads nothing', holder('UNIT_HANDLER', 'AUTONOMOUS_REGION'), 0, 9, 'SUPPORT'],
    ['with what it leads', holder('UNIT_HANDLER', 'AUTONOMOUS_REGION'), 1, 9, 'HANDLING'],
    ['with its empty list where there is nothing at all', holder('UNIT_HANDLER', 'LEAGUE_CITY'), 0, 0, 'HANDLING'],
    ['at the top with what it dispatched', holder('SUPERVISION_CLERK', 'AUTONOMOUS_REGION'), 0, 9, 'DISPATCHED'],
  ] as const)('begins %s', (_name, by, lead, support, expected) =>
    expect(beginningTab(by, { lead, support })).toBe(expected),
  );

  it.each([
    ['an office', holder('SUPERVISION_CLERK', 'LEAGUE_CITY'), 4],
    ['a township', holder('UNIT_HANDLER', 'SUMU_TOWNSHIP'), 4],
    ['a department', holder('UNIT_HANDLER', 'LEAGUE_CITY'), 2],
  ] as const)('has the tabs of %s', (_name, by, expected) => expect(tabsFor(by)).toHaveLength(expected));

  it.each(PostRole.options)('begins for %s on a tab it has', (role) => {
    for (const level of ['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'SUMU_TOWNSHIP'] as const)
      expect(tabsFor(holder(role, level))).toContain(firstTab(holder(role, level)));
  });

  it('drops a tab that is none', () => {
    expect(parseWorkbench({ tab: 'ALL' })).toEqual({});
    for (const tab of workbenchTabs) expect(parseWorkbench({ tab })).toEqual({ tab });
  });

  it.each([
    ['SUPERVISION_CLERK', true],
    ['UNIT_HANDLER', true],
    ['APPROVING_LEADER', false],
    ['SUPERVISION_DIRECTOR', false],
    ['SYSTEM_ADMIN', false],
  ] as const)('is the first page of %s: %s', (role, expected) => expect(startsAtWorkbench(role)).toBe(expected));
});
