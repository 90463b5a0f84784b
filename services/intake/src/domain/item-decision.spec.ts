import { itemStatuses, type ItemStatus } from '@ducha/contracts';
import { anItem, anyItem, clerk, completionDueAt, leader, plannedLead, reportDueAt } from '../../test/an-item.js';
import type { Item } from './item.js';
import { itemCommandNames, type ItemCommand, type ItemCommandName } from './item-command.js';
import { decide, record } from './item-decision.js';

const now = new Date('2026-03-12T02:00:00.000Z');
const reason = '情况说明';

const commands: { [C in ItemCommandName]: ItemCommand } = {
  revise: { type: 'revise', changes: { title: '改后的标题' } },
  submit: { type: 'submit' },
  transfer: { type: 'transfer', reason },
  file: { type: 'file', reason },
  approve: { type: 'approve', by: leader, itemNo: '150000-2026-LI-000008', opinion: '同意立项' },
  reject: { type: 'reject', reason },
  decompose: { type: 'decompose', assignments: [plannedLead] },
  dispatch: {
    type: 'dispatch',
    requirement: '按期报告',
    noticeNumber: '内政督通〔2026〕8号',
    assignments: [plannedLead],
  },
  reassign: {
    type: 'reassign',
    reason,
    withdrawnAssignmentId: '0198c0de-0000-7000-8000-0000000000a9',
    assignments: [plannedLead],
  },
  suspend: { type: 'suspend', reason },
  resume: { type: 'resume', reason },
  revoke: { type: 'revoke', reason },
  reopen: {
    type: 'reopen',
    reason,
    requirement: '限期整改',
    noticeNumber: '内政督通〔2026〕9号',
    assignments: [plannedLead],
    reportDueAt,
    completionDueAt,
  },
  archive: { type: 'archive' },
};

/** The table of states, written out once more by hand: from, command, to, event. */
const table: [ItemStatus, ItemCommandName, ItemStatus, string][] = [
  ['DRAFT', 'revise', 'DRAFT', 'intake.item.revised.v1'],
  ['DRAFT', 'transfer', 'TRANSFERRED', 'intake.item.transferred.v1'],
  ['DRAFT', 'file', 'NOT_REGISTERED', 'intake.item.filed.v1'],
  ['DRAFT', 'submit', 'PENDING_APPROVAL', 'intake.item.submitted.v1'],
  ['PENDING_APPROVAL', 'approve', 'REGISTERED', 'intake.item.approved.v1'],
  ['PENDING_APPROVAL', 'reject', 'DRAFT', 'intake.item.rejected.v1'],
  ['REGISTERED', 'decompose', 'REGISTERED', 'intake.item.decomposed.v1'],
  ['REGISTERED', 'dispatch', 'DISPATCHED', 'intake.item.dispatched.v1'],
  ['DISPATCHED', 'reassign', 'DISPATCHED', 'intake.item.reassigned.v1'],
  ['IN_PROGRESS', 'reassign', 'IN_PROGRESS', 'intake.item.reassigned.v1'],
  ['UNDER_REVIEW', 'reassign', 'UNDER_REVIEW', 'intake.item.reassigned.v1'],
  ['REGISTERED', 'suspend', 'SUSPENDED', 'intake.item.suspended.v1'],
  ['DISPATCHED', 'suspend', 'SUSPENDED', 'intake.item.suspended.v1'],
  ['IN_PROGRESS', 'suspend', 'SUSPENDED', 'intake.item.suspended.v1'],
  ['SUSPENDED', 'resume', 'IN_PROGRESS', 'intake.item.resumed.v1'],
  ['DRAFT', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['PENDING_APPROVAL', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['REGISTERED', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['DISPATCHED', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['IN_PROGRESS', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['UNDER_REVIEW', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['SUSPENDED', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['COMPLETED', 'revoke', 'REVOKED', 'intake.item.revoked.v1'],
  ['COMPLETED', 'reopen', 'IN_PROGRESS', 'intake.item.reopened.v1'],
  ['COMPLETED', 'archive', 'ARCHIVED', 'intake.item.archived.v1'],
  ['CLOSED_UNABLE', 'archive', 'ARCHIVED', 'intake.item.archived.v1'],
  ['REVOKED', 'archive', 'ARCHIVED', 'intake.item.archived.v1'],
];
const rows = table.map(([from, command, to, event]) => ({ from, command, to, event }));
const refused = itemStatuses.flatMap((from) =>
  itemCommandNames
    .filter((command) => !rows.some((row) => row.from === from && row.command === command))
    .map((command) => ({ from, command })),
);

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
};

describe('decide', () => {
  it('covers every pair of status and command', () => {
    expect(rows.length + refused.length).toBe(itemStatuses.length * itemCommandNames.length);
  });

  it.each(rows)('$from + $command → $to with $event', ({ from, command, to, event }) => {
    const before = anyItem(from);
    const decision = decide(before, commands[command], now);
    expect(decision.item.status).toBe(to);
    expect(decision.item.version).toBe(before.version + 1);
    expect(decision.event.definition.type).toBe(event);
    expect(decision.event.definition.schema.parse(decision.event.data)).toMatchObject({ item: { status: to } });
  });

  it.each(refused)('$from refuses $command', ({ from, command }) => {
    expect(thrownBy(() => decide(anyItem(from), commands[command], now))).toMatchObject({
      code: 'STATE_CONFLICT',
      rule: `intake.item.cannot-${command}`,
    });
  });
});

describe('guards', () => {
  const cases: { name: string; item: Item; command: ItemCommand; rule: string; field?: string }[] = [
    {
      name: 'a draft without a handling proposal is not submitted',
      item: anItem('DRAFT', { handlingProposal: null }),
      command: commands.submit,
      rule: 'intake.item.proposal-missing',
      field: 'handlingProposal',
    },
    {
      name: 'a draft without a report date is not submitted',
      item: anItem('DRAFT', { reportDueAt: null }),
      command: commands.submit,
      rule: 'intake.item.due-missing',
      field: 'reportDueAt',
    },
    {
      name: 'a draft without a completion date is not submitted',
      item: anItem('DRAFT', { completionDueAt: null }),
      command: commands.submit,
      rule: 'intake.item.due-missing',
      field: 'completionDueAt',
    },
    {
      name: 'a draft whose report date has passed is not submitted',
      item: anItem('DRAFT', { reportDueAt: now }),
      command: commands.submit,
      rule: 'intake.item.due-passed',
      field: 'reportDueAt',
    },
    {
      name: 'a draft whose completion date has passed is not submitted',
      item: anItem('DRAFT', { completionDueAt: now }),
      command: commands.submit,
      rule: 'intake.item.due-passed',
      field: 'completionDueAt',
    },
    {
      name: 'a revision does not set the report after the completion',
      item: anItem('DRAFT'),
      command: { type: 'revise', changes: { completionDueAt: new Date(reportDueAt.getTime() - 1) } },
      rule: 'intake.item.report-due-after-completion',
      field: 'reportDueAt',
    },
    {
      name: 'a revision does not bring state secrets in',
      item: anItem('DRAFT'),
      command: { type: 'revise', changes: {}, containsStateSecret: true },
      rule: 'intake.item.classified',
      field: 'containsStateSecret',
    },
    {
      name: 'a registration without a basis is not approved',
      item: anItem('PENDING_APPROVAL', { initiationBasis: null }),
      command: commands.approve,
      rule: 'intake.approval.basis-missing',
      field: 'initiationBasis',
    },
    {
      name: 'the recorder does not approve the own record',
      item: anItem('PENDING_APPROVAL'),
      command: { type: 'approve', by: clerk, itemNo: '150000-2026-LI-000008', opinion: null },
      rule: 'intake.approval.own-record',
    },
    {
      name: 'an item without a lead is not dispatched',
      item: anItem('REGISTERED'),
      command: { type: 'dispatch', requirement: '按期报告', noticeNumber: 'x', assignments: [] },
      rule: 'intake.decomposition.lead-missing',
      field: 'leads',
    },
    {
      name: 'a reopened item gets dates that have not passed',
      item: anItem('COMPLETED'),
      command: { ...commands.reopen, reportDueAt: now } as ItemCommand,
      rule: 'intake.item.due-passed',
      field: 'reportDueAt',
    },
    {
      name: 'a revoked draft has nothing to archive',
      item: anItem('REVOKED', { registration: null, notice: null }),
      command: commands.archive,
      rule: 'intake.item.nothing-to-archive',
    },
  ];

  it.each(cases)('$name', ({ item, command, rule, field }) => {
    expect(thrownBy(() => decide(item, command, now))).toMatchObject({ code: 'RULE_VIOLATED', rule, field });
  });

  it('classified matter is not recorded', () => {
    const {
      version: _version,
      createdAt: _createdAt,
      reopenCount: _count,
      status: _status,
      ...matter
    } = anItem('DRAFT');
    expect(thrownBy(() => record({ ...matter, containsStateSecret: true }, now))).toMatchObject({
      code: 'RULE_VIOLATED',
      rule: 'intake.item.classified',
    });
    expect(record({ ...matter, containsStateSecret: false }, now).item).toMatchObject({ status: 'DRAFT', version: 1 });
  });
});

describe('suspend and resume', () => {
  it.each(['REGISTERED', 'DISPATCHED', 'IN_PROGRESS'] as const)(
    'an item suspended while %s comes back as that',
    (from) => {
      const later = new Date(now.getTime() + 86_400_000);
      const suspended = decide(anItem(from), commands.suspend, now).item;
      const resumed = decide(suspended, commands.resume, later).item;
      expect(resumed).toEqual({
        ...anItem(from),
        notice: from === 'REGISTERED' ? null : anItem('DISPATCHED').notice,
        version: 6,
        reportDueAt: new Date(reportDueAt.getTime() + 86_400_000),
        completionDueAt: new Date(completionDueAt.getTime() + 86_400_000),
      });
    },
  );

  it('an item without due dates keeps none', () => {
    const item = anItem('SUSPENDED', { reportDueAt: null, completionDueAt: null });
    expect(decide(item, commands.resume, now).item).toMatchObject({ reportDueAt: null, completionDueAt: null });
  });
});

describe('reopen', () => {
  it('counts, sets the new dates and issues the new notice', () => {
    const { item } = decide(anItem('COMPLETED', { reopenCount: 1 }), commands.reopen, now);
    expect(item).toMatchObject({ reopenCount: 2, notice: { number: '内政督通〔2026〕9号', issuedAt: now } });
    expect(item).not.toHaveProperty('closedAt');
  });
});
