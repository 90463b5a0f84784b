import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarNoticeEntity } from './calendar-notice.entity.js';
import type { Notice } from './notice-file.js';
import { contentHashOf } from './notice-file.js';

/** The imported holiday notices, all versions. */
@Injectable()
export class CalendarNoticesStore {
  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<CalendarNoticeEntity[]> {
    return this.dataSource.manager.find(CalendarNoticeEntity, { order: { revision: 'ASC' } });
  }

  /** Adds the notice as the next version of its year. Null where its last version says the same already. */
  add(notice: Notice, loadedAt: Date): Promise<CalendarNoticeEntity | null> {
    const { jurisdiction, year, document, exceptions: days } = notice;
    const documentNumber = notice.documentNumber ?? null;
    const contentHash = contentHashOf(notice);
    return this.dataSource.transaction(async (manager) => {
      // Two imports of one year wait for each other.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [`calendar ${jurisdiction}`, year]);
      const [last] = await manager.find(CalendarNoticeEntity, {
        where: { jurisdiction, year },
        order: { version: 'DESC' },
        take: 1,
      });
      if (last?.contentHash === contentHash) return null;
      const version = (last?.version ?? 0) + 1;
      const row = { jurisdiction, year, version, document, documentNumber, days, contentHash, loadedAt };
      return manager.save(manager.create(CalendarNoticeEntity, row));
    });
  }
}
