import type { ClockKind } from '@ducha/contracts';
import { Clock as TimeSource, CommandTransaction } from '@ducha/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssignmentStore } from '../assignments/assignment-store.js';
import { AssignmentWriter } from '../assignments/assignment-writer.js';
import { RuleBook } from '../clocks/rule-book.js';
import { national } from './notice-file.js';

/** A clock whose due date a notice moved. */
export interface MovedClock {
  assignmentId: string;
  itemNo: string;
  itemTitle: string;
  unitId: string;
  kind: ClockKind;
  before: Date;
  after: Date;
}

export interface Recalculated {
  moved: MovedClock[];
  /** Clocks that were counted again and kept their date. */
  unchanged: number;
}

interface ForNotice {
  jurisdiction: string;
  year: number;
}

/** Assignments of one round, so that a scan is not held up. */
const ROUND = 100;
/** An import counts the clocks itself and lists what moved; only what it cannot have seen is left to the scan. */
const IMPORT_MS = 600_000;

/** Counts the dates of running clocks again when a notice gives a year its holidays, each assignment in a transaction of its own. */
@Injectable()
export class Recalculation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transaction: CommandTransaction,
    private readonly time: TimeSource,
    private readonly store: AssignmentStore,
    private readonly writer: AssignmentWriter,
    private readonly rules: RuleBook,
  ) {}

  /** Every running clock whose days the notice speaks of. What was counted by it already stays as it is, so that it may be repeated. */
  async by(notice: ForNotice & { document: string }): Promise<Recalculated> {
    const total: Recalculated = { moved: [], unchanged: 0 };
    for (const id of await this.affected(notice)) {
      const { moved, unchanged } = await this.one(id, notice.document);
      total.moved.push(...moved);
      total.unchanged += unchanged;
    }
    return total;
  }

  /**
   * Running clocks that are still provisional although their year is published: a service that had not read the notice yet made
   * them. Answers how many assignments were counted again.
   */
  async provisional(): Promise<number> {
    const years = this.rules.calendars.publishedYears(new Date(this.time.now().getTime() - IMPORT_MS));
    if (years.length === 0) return 0;
    const rows = await this.dataSource.query<{ id: string; year: number }[]>(
      `SELECT assignment_id AS id, provisional_year AS year FROM assignment_clock
        WHERE provisional_year = ANY ($1) AND provisional_year IS NOT NULL AND next_moment_at IS NOT NULL LIMIT ${ROUND}`,
      [years],
    );
    for (const { id, year } of rows) await this.one(id, this.rules.calendars.documentOf(year));
    return rows.length;
  }

  private async affected({ jurisdiction, year }: ForNotice): Promise<string[]> {
    const start = `make_timestamptz($2 - 1, 12, 1, 0, 0, 0, 'Asia/Shanghai')`;
    const end = `make_timestamptz($2 + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')`;
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT a.id FROM assignment_clock c JOIN assignment a ON a.id = c.assignment_id
        WHERE c.next_moment_at IS NOT NULL AND c.calendar_revision < $1
          AND least(c.started_at, c.moments[1]) < ${end} AND c.moments[cardinality(c.moments)] >= ${start}
          AND ($3::text IS NULL OR $3 = ANY (string_to_array(a.unit_path::text, '.')))
        ORDER BY a.id`,
      [this.rules.calendars.revision, year, jurisdiction === national ? null : jurisdiction],
    );
    return rows.map(({ id }) => id);
  }

  private one(id: string, document: string): Promise<Recalculated> {
    return this.transaction.run(async (tx) => {
      const locked = await this.store.lock(tx.manager, id);
      if (!locked) return { moved: [], unchanged: 0 };
      const [record] = await this.writer.firePending(tx, [locked]);
      if (!record) return { moved: [], unchanged: 0 };
      const { after, counted } = await this.writer.recalculate(tx, record, document);
      const moved = after.clocks.flatMap((clock): MovedClock[] => {
        const before = record.clocks.find(({ kind }) => kind === clock.kind)?.dueAt ?? clock.dueAt;
        if (before.getTime() === clock.dueAt.getTime()) return [];
        const { itemNo, itemTitle, unitId } = after;
        return [{ assignmentId: id, itemNo, itemTitle, unitId, kind: clock.kind, before, after: clock.dueAt }];
      });
      return { moved, unchanged: counted - moved.length };
    });
  }
}
