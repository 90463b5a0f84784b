import { join } from 'node:path';
import { DueDates } from '@ducha/contracts';
import { unitIds } from '../../test/organization.js';
import { RunningTracking } from '../../test/running-tracking.js';
import { aPolicy } from '../domain/a-policy.js';
import { PoliciesStore } from './policies.store.js';
import { parsePolicies, readPolicyFile } from './policy-file.js';
import type { PolicyRow } from './policy-file.js';

let tracking: RunningTracking;
let seeded: PolicyRow[];
beforeAll(async () => {
  tracking = await RunningTracking.start();
  seeded = await readPolicyFile(join(tracking.config.DATA_DIR, 'policies', 'deadlines.json'));
  await tracking.loadRules();
});
afterAll(() => tracking.stop());
afterEach(() => tracking.setTime(null));

const from = '2026-09-28T10:00:00+08:00';
const ask = async (query: Record<string, string>, personId = 'region-clerk') => {
  const text = new URLSearchParams({ sourceKind: 'LEADER_INSTRUCTION', urgency: 'NORMAL', from, ...query });
  const { status, body } = await tracking.read(`/due-dates?${text.toString()}`, personId);
  expect([status, body.rule]).toEqual([200, undefined]);
  return DueDates.parse(body);
};
const rowOf = (row: object) => parsePolicies('spec', JSON.stringify({ policies: [row] }));
const load = (row: object) => tracking.get(PoliciesStore).load(rowOf(row), new Date());

describe('due dates', () => {
  it('come from the rules of the region, with the computation and the legal basis', async () => {
    const { report, completion, acknowledge, cycles, stages } = await ask({ unitId: unitIds.region });
    expect(report).toMatchObject({
      dueAt: '2026-10-13T16:00:00.000Z',
      startEvent: 'INSTRUCTION_RECEIVED',
      isProvisional: false,
      policy: {
        id: 'report.default.instruction',
        version: 1,
        clause: '四（一）',
        jurisdiction: { unitId: unitIds.region },
      },
    });
    expect(report?.explanation).toContain('至2026年10月13日24时届满');
    expect(report?.policy.why).toBe(
      '可适用的规定有2条，同为内蒙古自治区人民政府的规定，本条专门针对这一来源，优先适用。',
    );
    expect(completion).toMatchObject({ dueAt: '2026-10-28T16:00:00.000Z', policy: { id: 'completion.default' } });
    expect(acknowledge).toMatchObject({ dueAt: '2026-09-30T16:00:00.000Z', policy: { id: 'acknowledge.default' } });
    expect(report?.reminders).toEqual(['2026-10-08T16:00:00.000Z', '2026-10-11T16:00:00.000Z']);
    expect(report?.escalation.map(({ step }) => step)).toEqual(['URGE', 'BLUE_NOTICE']);
    expect(cycles.map(({ policy, dueAt }) => [policy.id, dueAt])).toEqual([
      ['cycle.instruction.feedback', '2026-09-30T16:00:00.000Z'],
    ]);
    expect(stages).toEqual([]);
  });

  it('in a league with its own rule follow that, and say so', async () => {
    for (const unitId of [unitIds.league, unitIds.gacha, unitIds.leagueFgw]) {
      const { completion, report } = await ask({ unitId });
      expect(completion).toMatchObject({ dueAt: '2026-10-13T16:00:00.000Z', policy: { id: 'instruction.normal' } });
      expect(completion?.policy.why).toMatch(
        unitId === unitIds.league
          ? /^可适用的规定有2条，本条由阿拉善盟人民政府自行制定，优先于上级的规定。$/
          : /^可适用的规定有2条，阿拉善盟人民政府的规定离.+最近，优先适用。$/,
      );
      expect(report?.policy.id).toBe('report.default.instruction');
    }
    expect((await ask({ unitId: unitIds.hohhot })).completion?.policy.id).toBe('completion.default');
  });

  it('are the caller’s own unit’s and from now on where nothing else is said', async () => {
    tracking.setTime(new Date(from));
    const { body } = await tracking.read('/due-dates?sourceKind=LEADER_INSTRUCTION&urgency=NORMAL', 'league-clerk');
    expect(body).toMatchObject({ unitId: unitIds.league, from: '2026-09-28T02:00:00.000Z' });
    expect(body.completion.policy.id).toBe('instruction.normal');
  });

  it('have no date for a matter of special urgency', async () => {
    const { report } = await ask({ urgency: 'CRITICAL', unitId: unitIds.region });
    expect(report).toMatchObject({ dueAt: null, explanation: '规定为“随办随报”，不设固定日期。', reminders: [] });
  });

  it.each([
    { name: 'an unknown source', query: 'sourceKind=RUMOUR&urgency=NORMAL', status: 400 },
    { name: 'no urgency', query: 'sourceKind=AUDIT', status: 400 },
    { name: 'a date without an hour', query: 'sourceKind=AUDIT&urgency=NORMAL&from=2026-09-28', status: 400 },
    { name: 'a unit nobody knows', query: 'sourceKind=AUDIT&urgency=NORMAL&unitId=999999999999', status: 404 },
  ])('are refused for $name', async ({ query, status }) => {
    expect((await tracking.read(`/due-dates?${query}`, 'region-clerk')).status).toBe(status);
  });
});

describe('a changed policy', () => {
  const audit = { sourceKind: 'AUDIT', unitId: unitIds.hohhot };
  const first = aPolicy({
    id: 'hohhot.audit',
    jurisdiction: unitIds.hohhot,
    sourceKinds: ['AUDIT'],
    validFrom: '2026-01-01',
  });
  const second = { ...first, version: 2, validFrom: '2026-09-01', report: { kind: 'DAYS', amount: 10 } };

  it('counts from its own date on, and old versions stay to be read', async () => {
    await load(first);
    await load(second);
    const reportOn = async (day: string) => {
      tracking.setTime(new Date(`${day}T12:00:00+08:00`));
      return (await ask(audit)).report;
    };
    expect(await reportOn('2025-12-31')).toMatchObject({ policy: { id: 'report.default' } });
    expect(await reportOn('2026-08-31')).toMatchObject({ dueAt: '2026-10-13T16:00:00.000Z', policy: { version: 1 } });
    expect(await reportOn('2026-09-01')).toMatchObject({ dueAt: '2026-10-08T16:00:00.000Z', policy: { version: 2 } });
    expect(await tracking.sql(`SELECT version FROM deadline_policy WHERE id = 'hohhot.audit' ORDER BY 1`)).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('is refused under a version that is loaded already, and nothing of its file is kept', async () => {
    const changed = rowOf({ ...second, clause: '第九条' });
    const fresh = rowOf(aPolicy({ id: 'hohhot.new', jurisdiction: unitIds.hohhot }));
    await expect(tracking.get(PoliciesStore).load([...fresh, ...changed], new Date())).rejects.toThrow(
      'version 2 of policy hohhot.audit is already loaded with other content; raise its version',
    );
    expect(await tracking.sql(`SELECT 1 FROM deadline_policy WHERE id = 'hohhot.new'`)).toEqual([]);
  });
});

describe('loading', () => {
  it('may be repeated, and adds nothing', async () => {
    expect(await tracking.get(PoliciesStore).load(seeded, new Date())).toEqual({ loaded: 0, unchanged: seeded.length });
  });
});
