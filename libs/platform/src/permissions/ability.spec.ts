import { PostRole, postRoleNames } from '@ducha/contracts';
import { type Action, may, rolesThatMay, type Subject } from './ability.js';
import { assertMay } from './assert-may.js';

const steps: { action: Action; subject: Subject; roles: PostRole[] }[] = [
  { action: 'record', subject: 'Item', roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'] },
  { action: 'dispatch', subject: 'Item', roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR'] },
  { action: 'approve', subject: 'Item', roles: ['APPROVING_LEADER'] },
  { action: 'revoke', subject: 'Item', roles: ['APPROVING_LEADER'] },
  {
    action: 'handle',
    subject: 'Assignment',
    roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'UNIT_LEADER', 'UNIT_HANDLER', 'VILLAGE_CLERK'],
  },
  {
    action: 'review',
    subject: 'Assignment',
    roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'UNIT_LEADER', 'UNIT_HANDLER'],
  },
  { action: 'decide', subject: 'Deduction', roles: ['SUPERVISION_DIRECTOR'] },
  {
    action: 'appeal',
    subject: 'Deduction',
    roles: ['APPROVING_LEADER', 'UNIT_LEADER', 'UNIT_HANDLER', 'VILLAGE_CLERK'],
  },
  {
    action: 'appoint',
    subject: 'Organization',
    roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'],
  },
  { action: 'observe', subject: 'Platform', roles: ['SUPERVISION_CLERK', 'SUPERVISION_DIRECTOR', 'SYSTEM_ADMIN'] },
  { action: 'administer', subject: 'Platform', roles: ['SYSTEM_ADMIN'] },
];

describe('may', () => {
  it.each(steps)('lets only $roles $action $subject', ({ action, subject, roles }) => {
    expect(rolesThatMay(action, subject)).toEqual(roles);
  });

  it('grants no action on another subject', () => {
    expect(may('SUPERVISION_CLERK', 'record', 'Deduction')).toBe(false);
    expect(may('SYSTEM_ADMIN', 'approve', 'Item')).toBe(false);
  });

  it('lets every role read what its jurisdiction shows', () => {
    for (const subject of ['Organization', 'Item', 'Assignment', 'Deduction', 'Report'] as const) {
      expect(rolesThatMay('read', subject)).toEqual(PostRole.options);
    }
  });
});

describe('assertMay', () => {
  it('says whose step it is', () => {
    expect(() => assertMay('UNIT_HANDLER', { action: 'approve', subject: 'Item' })).toThrow(
      expect.objectContaining({
        code: 'FORBIDDEN',
        detail: '此操作由审批领导办理，您当前的岗位（单位承办人）无权办理。',
      }),
    );
  });

  it('has a name for every role', () => {
    expect(Object.keys(postRoleNames).sort()).toEqual([...PostRole.options].sort());
  });
});
