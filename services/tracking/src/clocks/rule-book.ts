import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarNoticesStore } from '../calendar/calendar-notices.store.js';
import { WorkCalendars } from '../calendar/work-calendars.js';
import { ClockReckoner } from '../domain/clock-reckoner.js';
import { PoliciesStore } from '../policies/policies.store.js';

const REFRESH_MS = 1_000;

/**
 * The policies and calendars as this process knows them. They are few and change a few times a year, so that commands reckon from
 * memory; another process's import is noticed within a second.
 */
@Injectable()
export class RuleBook implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(RuleBook.name);
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> = Promise.resolve();
  private isStopped = false;
  private edition = '';
  private known = { calendars: new WorkCalendars([]), reckoner: new ClockReckoner([], () => noCalendar, 0) };

  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: PoliciesStore,
    private readonly notices: CalendarNoticesStore,
  ) {}

  get reckoner(): ClockReckoner {
    return this.known.reckoner;
  }

  get calendars(): WorkCalendars {
    return this.known.calendars;
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.refreshing;
  }

  /** Reads everything again where something was added. */
  async refresh(): Promise<void> {
    const [row] = await this.dataSource.query<{ edition: string }[]>(
      `SELECT (SELECT count(*) FROM deadline_policy) || ' ' || (SELECT count(*) FROM calendar_notice) AS edition`,
    );
    const edition = row?.edition ?? '';
    if (edition === this.edition) return;
    const [policies, notices] = await Promise.all([this.policies.all(), this.notices.all()]);
    const calendars = new WorkCalendars(notices);
    this.known = { calendars, reckoner: new ClockReckoner(policies, (path) => calendars.of(path), calendars.revision) };
    this.edition = edition;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.refreshing = this.refresh()
        .catch((error: unknown) =>
          this.logger.error({ msg: 'the rules could not be read again', error: String(error) }),
        )
        .finally(() => {
          if (!this.isStopped) this.schedule();
        });
    }, REFRESH_MS);
    this.timer.unref();
  }
}

const noCalendar = new WorkCalendars([]).of('');
