import type { EntityManager } from 'typeorm';
import { firstOfMonth, type DayRange } from '../domain/day-ranges.js';

/** What items and deductions count as; `points` in tenths, nothing for items. */
export interface StatusCounted {
  unitPath: string;
  status: string;
  points: number;
}

interface StatusCountRow {
  unitId: string;
  status: string;
  grain: DayRange['grain'];
  day: string;
  count: number;
  points: number;
}

/** Counters of items and deductions by unit, status and day. */
export class StatusTally {
  private readonly rows = new Map<string, StatusCountRow>();

  constructor(private readonly counted: 'ITEM' | 'DEDUCTION') {}

  /** The one before ends and the one after begins on this day. */
  change(before: StatusCounted | null, after: StatusCounted, day: string): void {
    if (before?.unitPath === after.unitPath && before.status === after.status && before.points === after.points) return;
    if (before) this.add(before, day, -1);
    this.add(after, day, 1);
  }

  async write(manager: EntityManager): Promise<void> {
    const rows = [...this.rows]
      .filter(([, { count, points }]) => count !== 0 || points !== 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
    if (rows.length === 0) return;
    await manager.query(
      `INSERT INTO status_count AS c (counted, unit_id, status, grain, day, count, points_tenths)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::integer[], $7::integer[])
       ON CONFLICT (counted, unit_id, grain, day, status)
       DO UPDATE SET count = c.count + excluded.count, points_tenths = c.points_tenths + excluded.points_tenths`,
      [
        this.counted,
        rows.map(({ unitId }) => unitId),
        rows.map(({ status }) => status),
        rows.map(({ grain }) => grain),
        rows.map(({ day }) => day),
        rows.map(({ count }) => count),
        rows.map(({ points }) => points),
      ],
    );
  }

  private add({ unitPath, status, points }: StatusCounted, day: string, sign: 1 | -1): void {
    for (const unitId of unitPath.split('.')) {
      this.addTo({ unitId, status, grain: 'DAY', day, count: sign, points: sign * points });
      this.addTo({ unitId, status, grain: 'MONTH', day: firstOfMonth(day), count: sign, points: sign * points });
    }
  }

  private addTo(change: StatusCountRow): void {
    const name = `${change.unitId} ${change.grain} ${change.day} ${change.status}`;
    const known = this.rows.get(name);
    if (known === undefined) this.rows.set(name, change);
    else {
      known.count += change.count;
      known.points += change.points;
    }
  }
}
