import { Injectable } from '@nestjs/common';
import type { EventLogStatus } from '@ducha/contracts';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';

/** How many months ahead have a partition: whoever looks once a quarter still sees a failure in time. */
export const MONTHS_AHEAD = 3;

/** The partitions of the event log, one a month, cut in UTC. */
@Injectable()
export class EventLogMonths {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Creates those of `from` and the months after it that are missing; answers how many. */
  async ensure(from: Date, monthsAhead = MONTHS_AHEAD): Promise<number> {
    const [row] = await this.dataSource.query<{ created: number }[]>(
      'SELECT ensure_event_log_partitions($1, $2) AS created',
      [from, monthsAhead],
    );
    return row?.created ?? 0;
  }

  async status(): Promise<EventLogStatus> {
    const rows = await this.dataSource.query<{ month: string }[]>(
      `SELECT to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM') AS month
         FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'event_log'::regclass AND c.relname ~ '^event_log_[0-9]{4}_[0-9]{2}$' ORDER BY 1`,
    );
    const [stray] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM event_log_default',
    );
    const months = rows.map(({ month }) => month);
    const wanted = monthsBetween(months[0], this.clock.now());
    return {
      months,
      missingMonths: wanted.filter((month) => !months.includes(month)),
      strayEvents: stray?.count ?? 0,
    };
  }
}

/** From the given month, or this one where none is given or it lies ahead, to `MONTHS_AHEAD` after this one. */
export function monthsBetween(oldest: string | undefined, now: Date): string[] {
  const present = now.toISOString().slice(0, 7);
  const [year = 0, month = 1] = (oldest !== undefined && oldest < present ? oldest : present).split('-').map(Number);
  const count = (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() - (month - 1) + MONTHS_AHEAD + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index)).toISOString().slice(0, 7),
  );
}
