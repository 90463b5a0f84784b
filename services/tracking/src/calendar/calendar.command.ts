import { resolve } from 'node:path';
import { sentenceFor } from '@ducha/contracts';
import { Clock } from '@ducha/messaging';
import type { ServiceCommand } from '@ducha/platform';
import { Directory } from '@ducha/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { RuleBook } from '../clocks/rule-book.js';
import type { TrackingConfig } from '../config.js';
import { endText } from '../policies/explanation.js';
import { CalendarNoticesStore } from './calendar-notices.store.js';
import { NoticeRefused, readNotices, seededNotices } from './notice-file.js';
import type { Notice } from './notice-file.js';
import { Recalculation } from './recalculation.js';
import type { MovedClock } from './recalculation.js';

const say = (rule: string, parameters: Record<string, string | number> = {}): void =>
  void process.stdout.write(`${sentenceFor(`tracking.calendar.${rule}`, parameters)}\n`);

/** `load-calendar`: brings the holiday notices of the data folder into the database. Safe to repeat; to be run after `migrate`. */
export const loadCalendarCommand: ServiceCommand<TrackingConfig> = {
  name: 'load-calendar',
  summary: 'adds the holiday notices of the data folder that are not loaded yet',
  isPreparation: true,
  async run(app, _args, config) {
    const store = app.get(CalendarNoticesStore, { strict: false });
    const known = new Set((await store.all()).map(({ jurisdiction, year }) => `${jurisdiction} ${year}`));
    // What an operator has imported since goes before what this release was delivered with.
    const fresh = seededNotices(config.DATA_DIR).filter(
      ({ jurisdiction, year }) => !known.has(`${jurisdiction} ${year}`),
    );
    for (const notice of fresh) await store.add(notice, app.get(Clock, { strict: false }).now());
    await app.get(RuleBook, { strict: false }).refresh();
    say('loaded', { loaded: fresh.length, unchanged: known.size });
  },
};

/** `calendar import FILE`, `calendar list`: the way by which a year's holiday notice reaches the clocks. */
export const calendarCommand: ServiceCommand<TrackingConfig> = {
  name: 'calendar',
  summary: 'import <file> | list: takes in a holiday notice and counts the running clocks again',
  async run(app, [word, file]) {
    if (word === 'list') return list(app);
    if (word !== 'import' || !file) return refuse(sentenceFor('tracking.calendar.usage'));
    try {
      for (const notice of readNotices(resolve(file))) await take(app, notice);
    } catch (error) {
      if (!(error instanceof NoticeRefused)) throw error;
      refuse(error.message);
    }
  },
};

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

async function list(app: INestApplicationContext): Promise<void> {
  const notices = await app.get(CalendarNoticesStore, { strict: false }).all();
  if (notices.length === 0) say('none');
  for (const { jurisdiction, year, version, days, document, documentNumber } of notices) {
    const named = documentNumber ? `${document}（${documentNumber}）` : document;
    say('row', { jurisdiction, year, version, days: days.length, document: named });
  }
}

async function take(app: INestApplicationContext, notice: Notice): Promise<void> {
  const { jurisdiction, year, document } = notice;
  const now = app.get(Clock, { strict: false }).now();
  const added = await app.get(CalendarNoticesStore, { strict: false }).add(notice, now);
  if (added) say('imported', { jurisdiction, year, version: added.version, document });
  else say('unchanged', { jurisdiction, year });
  await app.get(RuleBook, { strict: false }).refresh();
  // Also after an import that was cut short: what it had counted is left alone.
  const { moved, unchanged } = await app.get(Recalculation, { strict: false }).by(notice);
  const units = await app.get(Directory, { strict: false }).units(moved.map(({ unitId }) => unitId));
  for (const clock of moved) say('moved', movedTexts(clock, units.get(clock.unitId)?.name ?? clock.unitId));
  say('summary', { moved: moved.length, unchanged });
}

const movedTexts = ({ itemNo, itemTitle, kind, before, after }: MovedClock, unit: string) => ({
  itemNo,
  unit,
  kind: sentenceFor(`tracking.clock.kind.${kind}`),
  before: endText(before),
  after: endText(after),
  title: itemTitle,
});
