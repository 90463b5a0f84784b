import type { DashboardQuery } from '@ducha/contracts';
import { ids, paths } from '@ducha/testing-events';
import { Client } from 'pg';
import { dashboardSql } from '../src/dashboards/dashboard-sql.js';
import { reportingDataSource } from '../src/data-source.js';
import { keysFor } from '../src/domain/count-keys.js';
import { SumPlan } from '../src/domain/count-sums.js';
import { shownTime } from '../src/domain/shown-time.js';
import { UnseenParameters } from '../src/projections/parameters.js';
import { Projected } from './projected.js';

const now = new Date('2026-11-26T04:00:00Z');

describe('the statement of a dashboard', () => {
  let projected: Projected;
  let client: Client;
  beforeAll(async () => {
    projected = await Projected.start();
    const { extra } = reportingDataSource({ DATABASE_URL: '' }) as { extra: { options: string } };
    client = new Client({ connectionString: projected.url, options: extra.options });
    await client.connect();
  }, 120_000);
  afterAll(async () => {
    await client?.end();
    await projected?.stop();
  });

  it.each([
    { name: 'what stands', times: [{}, { from: '2024-03-05' }] },
    { name: 'past days', times: [{ day: '2026-10-12' }, { day: '2025-12-31', from: '2025-02-03' }] },
  ])('is planned for the first values only, whatever is asked: $name', async ({ name, times }) => {
    for (const unit of ['region', 'league', 'banner'] as const)
      for (const time of times)
        for (const filter of [
          {},
          { level: ['GACHA_VILLAGE' as const], role: 'LEAD' as const },
          { sourceKind: ['CLUE' as const] },
        ])
          await ask(name, unit, { ...time, ...filter });
    const { rows } = await client.query<{ custom: string; generic: string }>(
      'SELECT custom_plans AS custom, generic_plans AS generic FROM pg_prepared_statements WHERE name = $1',
      [name],
    );
    expect(rows).toEqual([{ custom: '5', generic: '13' }]);
  });

  function ask(name: string, unit: 'region' | 'league' | 'banner', query: DashboardQuery): Promise<unknown> {
    const time = shownTime(query, now);
    const keys = keysFor(query, paths[unit].split('.').length, true) ?? [];
    const parameters = new UnseenParameters();
    const text = dashboardSql(
      {
        unit: { id: ids[unit], path: paths[unit] },
        callerPath: paths.region,
        asOf: time.asOf,
        day: time.isPast ? time.day : null,
        filter: query,
        counted: { keys, plan: SumPlan.of(time) },
        state: time.state,
        period: time.period,
      },
      parameters,
    );
    return client.query({ name, text, values: parameters.values });
  }
});
