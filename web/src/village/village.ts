import { newIdempotencyKey } from '../app/http.js';
import { signedInPersonId } from '../app/session/oidc.js';
import { httpCourier } from './sending/http-courier.js';
import { leaseLock, webLock } from './sending/sending-lock.js';
import { Sender, type PassEnd } from './sending/sender.js';
import { Syncing } from './sending/syncing.js';
import { StandingKeeper } from './session/standing.js';
import { Observable } from './store/observable.js';
import { Records } from './store/records.js';
import {
  openVillageDb,
  type CachedDetail,
  type CachedList,
  type LocalPerson,
  type VillageDb,
} from './store/village-db.js';
import type { VillageRecord } from './store/village-record.js';
import { readDetail, readList } from './tasks/reading.js';

const keepSentDays = 7;
/** Details fetched with the list, so that the reason of a return can be read without network. */
const detailsAhead = 20;

/** What is kept of one person in one post; to be shown to nobody else. */
export interface Shown {
  personId: string;
  postId: string;
  list: CachedList | null;
  records: VillageRecord[];
}

/** The page's parts, put together once. What it shows is of one person and one post at a time. */
export class Village {
  readonly keeper: StandingKeeper;
  readonly records: Records;
  readonly syncing: Syncing;
  readonly shown = new Observable<Shown | null>(null);
  private readonly sender: Sender;
  private readonly channel = 'BroadcastChannel' in window ? new BroadcastChannel('ducha-village') : null;

  private constructor(readonly db: VillageDb) {
    this.keeper = new StandingKeeper(db);
    this.records = new Records(db, newIdempotencyKey, () => new Date());
    this.sender = new Sender({
      records: this.records,
      courier: httpCourier,
      lock: 'locks' in navigator ? webLock(navigator.locks) : leaseLock(db, newIdempotencyKey()),
      signedInPersonId,
      now: Date.now,
      onChange: () => void this.tell(),
    });
    this.syncing = new Syncing({ pass: () => this.pass(), refresh: () => this.refresh() });
    this.channel?.addEventListener('message', () => void this.look());
  }

  static async open(): Promise<Village> {
    const village = new Village(await openVillageDb());
    village.keeper.standing.subscribe(() => void village.look());
    return village;
  }

  /** Who is before the page, what is known of them, and then, with network, what is new. */
  async begin(mayLeave: boolean): Promise<void> {
    await this.keeper.open(mayLeave);
    await this.look();
    this.syncing.start();
    await this.syncing.run();
  }

  person(): LocalPerson | null {
    const standing = this.keeper.standing.current();
    return standing.kind === 'KNOWN' ? standing.person : null;
  }

  /** Something was written or taken back: shown here and in the other tabs. */
  async tell(): Promise<void> {
    await this.look();
    this.channel?.postMessage('CHANGED');
  }

  detail(assignmentId: string): Promise<CachedDetail | undefined> {
    const person = this.person();
    return person ? this.db.get('detail', [person.personId, assignmentId]) : Promise.resolve(undefined);
  }

  /** Reads the detail anew and keeps it; null where nobody answers. */
  async freshDetail(assignmentId: string): Promise<CachedDetail | null> {
    const person = this.person();
    if (!person || !navigator.onLine || signedInPersonId() !== person.personId) return null;
    const detail = await readDetail(assignmentId, person.postId).catch(() => null);
    if (detail) await this.db.put('detail', detail, [person.personId, assignmentId]).catch(() => undefined);
    return detail;
  }

  private async pass(): Promise<PassEnd> {
    await this.keeper.resume();
    const person = this.person();
    if (!person) return 'SIGN_IN';
    const weekAgo = new Date(Date.now() - keepSentDays * 86_400_000).toISOString();
    await this.records.forgetSent(person.personId, weekAgo);
    return this.sender.pass(person.personId);
  }

  private async refresh(): Promise<boolean> {
    const person = this.person();
    if (!person || signedInPersonId() !== person.personId) return false;
    const { personId, postId } = person;
    const list = await readList(postId).catch(() => null);
    if (!list) return false;
    await this.db.put('list', list, [personId, postId]).catch(() => undefined);
    await this.look();
    const returned = list.rows.filter(({ returnCount }) => returnCount > 0).slice(0, detailsAhead);
    for (const { id } of returned) await this.freshDetail(id);
    return true;
  }

  /** Reads again what the page shows. */
  private async look(): Promise<void> {
    const person = this.person();
    if (!person) return this.shown.set(null);
    const { personId, postId } = person;
    const [list, records] = await Promise.all([this.db.get('list', [personId, postId]), this.records.of(personId)]);
    this.shown.set({ personId, postId, list: list ?? null, records });
  }
}
