import type { PostRole } from '@ducha/contracts';
import { anItem } from '../../test/an-item.js';
import { allowedActions, requiresMayRecord, requiresRole, type Acting } from './authority.js';
import type { Item } from './item.js';

const acting = (role: PostRole, changes: Partial<Acting> = {}): Acting => ({
  personId: 'someone',
  role,
  actingUnitId: '150000000000',
  level: 'AUTONOMOUS_REGION',
  ...changes,
});

describe('allowedActions', () => {
  const rows: {
    name: string;
    item: Item;
    acting: Acting;
    isPlanned?: boolean;
    hasWithdrawn?: boolean;
    actions: string[];
  }[] = [
    {
      name: 'the clerk works on a draft',
      item: anItem('DRAFT'),
      acting: acting('SUPERVISION_CLERK'),
      actions: ['revise', 'submit', 'transfer', 'file'],
    },
    {
      name: 'the leader decides a pending registration',
      item: anItem('PENDING_APPROVAL'),
      acting: acting('APPROVING_LEADER'),
      actions: ['approve', 'reject', 'revoke'],
    },
    {
      name: 'the leader who recorded the item cannot approve it',
      item: anItem('PENDING_APPROVAL'),
      acting: acting('APPROVING_LEADER', { personId: 'region-clerk' }),
      actions: ['reject', 'revoke'],
    },
    {
      name: 'a registered item is broken down first',
      item: anItem('REGISTERED'),
      acting: acting('SUPERVISION_DIRECTOR'),
      actions: ['decompose', 'suspend'],
    },
    {
      name: 'and can be dispatched once it is',
      item: anItem('REGISTERED'),
      acting: acting('SUPERVISION_DIRECTOR'),
      isPlanned: true,
      actions: ['decompose', 'dispatch', 'suspend'],
    },
    {
      name: 'a dispatched item waits for its units',
      item: anItem('DISPATCHED'),
      acting: acting('SUPERVISION_CLERK'),
      actions: [],
    },
    {
      name: 'until a task was taken back, which the office gives to another unit',
      item: anItem('DISPATCHED'),
      acting: acting('SUPERVISION_CLERK'),
      hasWithdrawn: true,
      actions: ['reassign'],
    },
    {
      name: 'the director reopens or archives a completed item',
      item: anItem('COMPLETED'),
      acting: acting('SUPERVISION_DIRECTOR'),
      actions: ['reopen', 'archive'],
    },
    {
      name: 'a revoked draft stays as it is',
      item: anItem('REVOKED', { registration: null }),
      acting: acting('SUPERVISION_CLERK'),
      actions: [],
    },
    { name: 'nobody reopens the archive', item: anItem('ARCHIVED'), acting: acting('APPROVING_LEADER'), actions: [] },
    {
      name: 'another unit may do nothing',
      item: anItem('DRAFT'),
      acting: acting('SUPERVISION_CLERK', { actingUnitId: '150100000000' }),
      actions: [],
    },
    { name: 'a handling unit may do nothing', item: anItem('DRAFT'), acting: acting('UNIT_HANDLER'), actions: [] },
  ];

  it.each(rows)('$name', ({ item, acting: who, isPlanned = false, hasWithdrawn = false, actions }) => {
    expect(allowedActions(item, who, { isPlanned, hasWithdrawn })).toEqual(actions);
  });
});

describe('requiresRole', () => {
  it.each([
    { command: 'dispatch' as const, role: 'APPROVING_LEADER' as const, rule: 'intake.authority.office-only' },
    { command: 'approve' as const, role: 'SUPERVISION_DIRECTOR' as const, rule: 'intake.authority.leader-only' },
    {
      command: 'suspend' as const,
      role: 'SUPERVISION_CLERK' as const,
      rule: 'intake.authority.director-or-leader-only',
    },
  ])('$role may not $command', ({ command, role, rule }) => {
    expect(() => requiresRole(acting(role), command)).toThrow(expect.objectContaining({ code: 'FORBIDDEN', rule }));
  });
});

describe('requiresMayRecord', () => {
  it.each(['AUTONOMOUS_REGION', 'LEAGUE_CITY', 'BANNER_COUNTY'] as const)('a clerk at %s may record', (level) => {
    expect(() => requiresMayRecord(acting('SUPERVISION_CLERK', { level }))).not.toThrow();
  });

  it.each(['SUMU_TOWNSHIP', 'GACHA_VILLAGE'] as const)('nobody at %s supervises', (level) => {
    expect(() => requiresMayRecord(acting('SUPERVISION_CLERK', { level }))).toThrow('intake.authority.level-too-low');
  });

  it.each(['APPROVING_LEADER', 'UNIT_LEADER', 'UNIT_HANDLER', 'VILLAGE_CLERK', 'SYSTEM_ADMIN'] as const)(
    'a %s does not record items',
    (role) => {
      expect(() => requiresMayRecord(acting(role))).toThrow('intake.authority.office-only');
    },
  );
});
