import type { DashboardQuery } from '@ducha/contracts';
import { keysFor } from '../domain/count-keys.js';
import { SumPlan } from '../domain/count-sums.js';
import { shownTime } from '../domain/shown-time.js';
import { UnseenParameters } from '../projections/parameters.js';
import { dashboardSql } from './dashboard-sql.js';

const now = new Date('2026-11-26T04:00:00Z');
const region = { id: '150000000000', path: '150000000000' };
const village = { id: '152921100200', path: '150000000000.152900000000.152921000000.152921100000.152921100200' };

function textOf(unit: typeof region, query: DashboardQuery): string {
  const time = shownTime(query, now);
  const keys = keysFor(query, unit.path.split('.').length, unit === region);
  return dashboardSql(
    {
      unit,
      callerPath: region.path,
      asOf: time.asOf,
      day: time.isPast ? time.day : null,
      filter: query,
      counted: keys && { keys, plan: SumPlan.of(time) },
      state: time.state,
      period: time.period,
    },
    new UnseenParameters(),
  );
}

describe('the statement of a dashboard', () => {
  it('has one text for whatever is counted from counters, so that it is planned once', () => {
    const text = textOf(region, {});
    expect(text).toMatch(/^\/\* prepare \*\//);
    expect(textOf(village, {})).toBe(text);
    expect(textOf(region, { role: 'LEAD', level: ['SUMU_TOWNSHIP'] })).toBe(text);
    expect(textOf(region, { from: '2024-03-05' })).toBe(text);
  });

  it('has another for past days, whichever they are', () => {
    const text = textOf(region, { day: '2026-10-12' });
    expect(text).toMatch(/^\/\* prepare \*\//);
    expect(text).not.toBe(textOf(region, {}));
    expect(textOf(village, { day: '2024-01-31' })).toBe(text);
    expect(textOf(region, { day: '2025-12-31', from: '2025-02-03', role: 'LEAD' })).toBe(text);
  });

  it('shows no value to the planner, so that its plan is kept', () => {
    for (const query of [{}, { day: '2026-10-12' }, { from: '2024-03-05', role: 'LEAD' as const }])
      expect(textOf(region, query).replaceAll(/\(SELECT \$\d+\)/g, '')).not.toContain('$');
  });

  it('is planned for its values where rows are counted', () => {
    expect(textOf(village, { role: 'LEAD' })).not.toContain('prepare');
  });
});
