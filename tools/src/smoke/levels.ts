import type { AssignmentStatus, StatusLamp } from '@ducha/contracts';
import { eventually } from '../client/patience.js';
import type { Platform, Role } from '../client/platform.js';
import type { Rows } from '../client/steps.js';
import { check } from './check.js';

export interface Dashboard {
  unit: { id: string; name: string; level: string };
  asOf: string;
  assignments: {
    total: number;
    byStatus: Record<AssignmentStatus, number>;
    byLamp: Record<StatusLamp, number>;
    byStatusAndLamp: { status: AssignmentStatus; lamp: StatusLamp; count: number }[];
    overdue: number;
  };
  items: { total: number; byStatus: Record<string, number> };
}

/** Who looks at which level, and how many assignments of the first path that level must show. */
const levels: { role: Role; level: string; held: number }[] = [
  { role: 'office', level: 'AUTONOMOUS_REGION', held: 6 },
  { role: 'league', level: 'LEAGUE_CITY', held: 4 },
  { role: 'banner', level: 'BANNER_COUNTY', held: 3 },
  { role: 'sumu', level: 'SUMU_TOWNSHIP', held: 2 },
  { role: 'gacha', level: 'GACHA_VILLAGE', held: 1 },
];

const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Each of the five levels shows counts by state and lamp that add up and drill down to exactly their rows. */
export async function checkLevels(platform: Platform, itemId: string, log: (line: string) => void): Promise<void> {
  for (const { role, level, held } of levels) {
    const session = platform.as(role);
    await eventually(async () => {
      const rows = await session.get<Rows<{ status: string }>>(`/api/reporting/assignments?itemId=${itemId}&limit=200`);
      check(
        `${level} sees its part of the item, closed`,
        rows.rows.map(({ status }) => status),
        Array(held).fill('COMPLETED'),
      );
    });
    const dashboard = await session.get<Dashboard>('/api/reporting/dashboard');
    check(`the dashboard is that of ${level}`, dashboard.unit.level, level);
    const { total, byStatus, byLamp, byStatusAndLamp } = dashboard.assignments;
    check(`${level}: states add up`, sum(byStatus), total);
    check(`${level}: lamps add up`, sum(byLamp), total);
    for (const cell of byStatusAndLamp) {
      const query = new URLSearchParams({
        unitId: dashboard.unit.id,
        status: cell.status,
        lamp: cell.lamp,
        asOf: dashboard.asOf,
        limit: '1',
      });
      // A busy platform moves on between the two answers, so the drill-down is asked for until both speak of one moment.
      await eventually(async () => {
        const now = await session.get<Dashboard>('/api/reporting/dashboard');
        query.set('asOf', now.asOf);
        const expected =
          now.assignments.byStatusAndLamp.find(({ status, lamp }) => status === cell.status && lamp === cell.lamp)
            ?.count ?? 0;
        const { total: rows } = await session.get<Rows<unknown>>(`/api/reporting/assignments?${query}`);
        check(`${level}: ${cell.status}/${cell.lamp} opens its rows`, rows, expected);
      });
    }
  }
  log('five levels: counts by state and lamp open their rows');
}
