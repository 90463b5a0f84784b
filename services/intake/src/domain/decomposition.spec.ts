import fc from 'fast-check';
import { anItem, completionDueAt, reportDueAt } from '../../test/an-item.js';
import { planBreakdown, type LeadInput, type TargetUnit, type TaskInput } from './decomposition.js';

const now = new Date('2026-03-03T02:30:00.000Z');
const unit = (id: string, path: string, changes: Partial<TargetUnit> = {}): TargetUnit => ({
  id,
  path,
  shortName: id,
  level: 'LEAGUE_CITY',
  kind: 'GOVERNMENT',
  validTo: null,
  ...changes,
});
const region = unit('150000000000', '150000000000', { level: 'AUTONOMOUS_REGION' });
const units = new Map(
  [
    region,
    unit('150000000000_FGW', '150000000000.150000000000_FGW', { level: 'AUTONOMOUS_REGION', kind: 'DEPARTMENT' }),
    unit('150000000000_DCS', '150000000000.150000000000_DCS', {
      level: 'AUTONOMOUS_REGION',
      kind: 'SUPERVISION_OFFICE',
    }),
    unit('152900000000', '150000000000.152900000000'),
    unit('152900000000_CZT', '150000000000.152900000000.152900000000_CZT', { kind: 'DEPARTMENT' }),
    unit('152921000000', '150000000000.152900000000.152921000000', { level: 'BANNER_COUNTY' }),
    unit('152999000000', '150000000000.152999000000', { validTo: '2026-03-03' }),
    unit('110000000000', '110000000000'),
  ].map((row) => [row.id, row]),
);

let made = 0;
const task = (unitId: string, changes: Partial<TaskInput> = {}): TaskInput => ({
  assignmentId: `0198c0de-0000-7000-8000-${String(++made).padStart(12, '0')}`,
  unitId,
  task: '建成并投用储备库',
  responsiblePerson: { name: '乌兰', title: '副盟长', phone: null },
  reportDueAt: null,
  completionDueAt: null,
  ...changes,
});
const lead = (unitId: string, changes: Partial<LeadInput> = {}): LeadInput => ({
  ...task(unitId),
  supports: [],
  ...changes,
});
const plan = (leads: LeadInput[]) => planBreakdown(anItem('REGISTERED'), leads, region, units, now);

describe('planBreakdown', () => {
  it('lists every lead followed by its supports, with their paths and the dates of the item', () => {
    const first = lead('152900000000', { supports: [task('150000000000_FGW')] });
    const planned = plan([first, lead('152921000000')]);
    expect(
      planned.map(({ unitId, role, leadAssignmentId, skipsLevel }) => [unitId, role, leadAssignmentId, skipsLevel]),
    ).toEqual([
      ['152900000000', 'LEAD', null, false],
      ['150000000000_FGW', 'SUPPORT', first.assignmentId, false],
      ['152921000000', 'LEAD', null, true],
    ]);
    expect(planned[0]).toMatchObject({
      unitPath: '150000000000.152900000000',
      reportDueAt: reportDueAt.toISOString(),
      completionDueAt: completionDueAt.toISOString(),
    });
  });

  it('takes a department of the next lower government for no skipped level', () => {
    expect(plan([lead('152900000000_CZT')])[0]).toMatchObject({ skipsLevel: false });
  });

  it('gives supports the dates of their lead, and an early completion an early report', () => {
    const early = new Date('2026-03-10T16:00:00.000Z');
    const planned = plan([lead('152900000000', { completionDueAt: early, supports: [task('150000000000_FGW')] })]);
    expect(planned.map((row) => [row.reportDueAt, row.completionDueAt])).toEqual([
      [early.toISOString(), early.toISOString()],
      [early.toISOString(), early.toISOString()],
    ]);
  });

  const late = new Date(completionDueAt.getTime() + 1);
  const lateReport = new Date(reportDueAt.getTime() + 1);
  it.each([
    { name: 'no lead at all', leads: [], rule: 'lead-missing', field: 'leads' },
    {
      name: 'a unit that leads twice',
      leads: [lead('152900000000'), lead('152900000000')],
      rule: 'unit-twice',
      field: 'leads.1',
    },
    {
      name: 'a unit that supports its own lead',
      leads: [lead('152900000000', { supports: [task('152900000000')] })],
      rule: 'unit-twice',
      field: 'leads.0.supports.0',
    },
    { name: 'an unknown unit', leads: [lead('159999000000')], rule: 'unit-unknown', field: 'leads.0.unitId' },
    { name: 'the issuing unit itself', leads: [lead('150000000000')], rule: 'unit-outside', field: 'leads.0.unitId' },
    { name: 'a unit outside the region', leads: [lead('110000000000')], rule: 'unit-outside', field: 'leads.0.unitId' },
    {
      name: 'a supervision office',
      leads: [lead('150000000000_DCS')],
      rule: 'unit-is-office',
      field: 'leads.0.unitId',
    },
    { name: 'a unit abolished today', leads: [lead('152999000000')], rule: 'unit-abolished', field: 'leads.0.unitId' },
    {
      name: 'a completion later than the item’s',
      leads: [lead('152900000000', { completionDueAt: late })],
      rule: 'due-after-item',
      field: 'leads.0.completionDueAt',
    },
    {
      name: 'a report later than the item’s',
      leads: [lead('152900000000', { reportDueAt: lateReport })],
      rule: 'due-after-item',
      field: 'leads.0.reportDueAt',
    },
    {
      name: 'more text than one message carries',
      leads: [lead('152900000000', { task: '字'.repeat(200_001) })],
      rule: 'too-large',
      field: 'leads',
    },
  ])('refuses $name', ({ leads, rule, field }) => {
    expect(() => plan(leads)).toThrow(
      expect.objectContaining({ code: 'RULE_VIOLATED', rule: `intake.decomposition.${rule}`, field }),
    );
  });

  it('refuses a report due after the completion of the same task', () => {
    const completionDueAt = new Date('2026-03-10T16:00:00.000Z');
    const reportDueAt = new Date('2026-03-11T16:00:00.000Z');
    expect(() => plan([lead('152900000000', { reportDueAt, completionDueAt })])).toThrow(
      expect.objectContaining({ rule: 'intake.item.report-due-after-completion' }),
    );
  });

  it('never plans a date later than the item’s or a report after its completion', () => {
    const instant = fc.option(fc.date({ min: now, max: completionDueAt, noInvalidDate: true }), { nil: null });
    fc.assert(
      fc.property(instant, instant, instant, (leadReport, leadCompletion, supportCompletion) => {
        let planned: ReturnType<typeof plan>;
        try {
          planned = plan([
            lead('152900000000', {
              reportDueAt: leadReport,
              completionDueAt: leadCompletion,
              supports: [task('150000000000_FGW', { completionDueAt: supportCompletion })],
            }),
          ]);
        } catch {
          return;
        }
        for (const row of planned) {
          expect(Date.parse(row.reportDueAt)).toBeLessThanOrEqual(Date.parse(row.completionDueAt));
          expect(Date.parse(row.completionDueAt)).toBeLessThanOrEqual(completionDueAt.getTime());
        }
      }),
    );
  });
});
