import type { ItemView, RecordItemBody, ReviseItemBody } from '@ducha/contracts';
import { changedFields, draftOf, emptyDraft, recordBody, revisionBody, savingGaps } from './draft.js';
import type { DraftField, DraftInput } from './draft.js';
import { mergeDrafts } from './draft-merge.js';

/** A request whose answer is not known yet; sent again unchanged with its key until one comes. */
export type PendingSave = { key: string; sent: DraftInput } & (
  { kind: 'RECORD'; body: RecordItemBody } | { kind: 'REVISE'; body: ReviseItemBody; version: number }
);

/** What survives a reload of the page: all that the server does not have. */
export interface DraftRecord {
  itemId: string | null;
  version: number;
  saved: DraftInput;
  input: DraftInput;
  pending: PendingSave | null;
}

export interface Change {
  by: string | null;
  at: string | null;
}

/** How a request went wrong: worth repeating, contradicted by another change, or refused for what it says. */
export type SaveFailure =
  | { kind: 'SILENCE' }
  | { kind: 'CONFLICT' }
  | { kind: 'KEY_USED' }
  | { kind: 'REFUSED'; sentence: string; errors: { field: string; message: string }[] };

export interface DraftTransport {
  record(body: RecordItemBody, key: string): Promise<ItemView>;
  revise(itemId: string, version: number, body: ReviseItemBody, key: string): Promise<ItemView>;
  /** The draft as it is now and its last change. */
  read(itemId: string): Promise<{ item: ItemView; change: Change }>;
  failureOf(error: unknown): SaveFailure;
  newKey(): string;
}

export interface DraftSurroundings {
  transport: DraftTransport;
  keep(record: DraftRecord | null, itemId: string | null): void;
  /** @returns stops the wait */
  after(ms: number, work: () => void): () => void;
  now(): string;
}

export type SaveState = 'UNTOUCHED' | 'SAVED' | 'UNSAVED' | 'SAVING' | 'FAILED' | 'REFUSED' | 'CONFLICT' | 'CLOSED';

export interface DraftState {
  itemId: string | null;
  version: number;
  /** What the server has. */
  saved: DraftInput;
  input: DraftInput;
  save: SaveState;
  savedAt: string | null;
  refusal: Extract<SaveFailure, { kind: 'REFUSED' }> | null;
  /** The last change of another person met while writing, and what of it the person still has to decide. */
  met: (Change & { adopted: DraftField[]; contested: DraftField[] }) | null;
  /** The matter is no draft any more. */
  closed: ItemView | null;
  isRestored: boolean;
}

const pauseMs = 1_500;
const retryMs = [3_000, 10_000, 30_000];

/**
 * One draft being written: saves after a pause in the typing, repeats what got no answer, brings together what two
 * people wrote, and keeps everything unsent where a reload finds it.
 */
export class DraftSession {
  private state: DraftState;
  private pending: PendingSave | null;
  private readonly listeners = new Set<() => void>();
  private cancelWait: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  /** The kept record is older than what the server has. */
  private isOutdated: boolean;
  /** Nothing is sent or kept while the person says that the matter is a state secret. */
  private isHeld = false;

  constructor(
    private readonly surroundings: DraftSurroundings,
    start: { item: ItemView | null; record: DraftRecord | null },
  ) {
    const { item, record } = start;
    const saved = record?.saved ?? (item ? draftOf(item) : emptyDraft);
    this.pending = record?.pending ?? null;
    this.state = {
      itemId: item?.id ?? record?.itemId ?? null,
      version: record?.version ?? item?.version ?? 0,
      saved,
      input: record?.input ?? saved,
      save: item ? 'SAVED' : 'UNTOUCHED',
      savedAt: null,
      refusal: null,
      met: null,
      closed: null,
      isRestored: record !== null,
    };
    if (record) this.patch({ save: 'UNSAVED' });
    this.isOutdated = record !== null && item !== null && item.version > record.version;
  }

  /** Takes up what a reload interrupted; also after `leave`. */
  start(): void {
    if (this.state.save !== 'UNSAVED') return;
    if (this.isOutdated && !this.pending) void this.refresh();
    else this.waitThenSave();
    this.isOutdated = false;
  }

  readonly current = (): DraftState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(change: Partial<DraftInput>): void {
    const input = { ...this.state.input, ...change };
    const isOpen = this.state.save !== 'CONFLICT' && this.state.save !== 'CLOSED' && this.running === null;
    this.patch({ input, refusal: null, ...(isOpen && { save: 'UNSAVED' as const }) });
    this.remember();
    this.waitThenSave();
  }

  /** Takes the other's text for a contested field, or keeps the own one. */
  settle(field: DraftField, choice: 'MINE' | 'THEIRS'): void {
    const { met, input, saved } = this.state;
    if (!met) return;
    const contested = met.contested.filter((other) => other !== field);
    const next = choice === 'THEIRS' ? { ...input, [field]: saved[field] } : input;
    this.patch({ input: next, met: { ...met, contested }, save: contested.length > 0 ? 'CONFLICT' : 'UNSAVED' });
    this.remember();
    this.waitThenSave(0);
  }

  dismissMet(): void {
    if (this.state.met?.contested.length === 0) this.patch({ met: null });
  }

  /** Throws away what was typed since the last save; a new draft becomes empty again. */
  discard(): void {
    this.cancelWait?.();
    this.pending = null;
    this.patch({
      input: this.state.saved,
      save: this.state.itemId ? 'SAVED' : 'UNTOUCHED',
      isRestored: false,
      refusal: null,
    });
    this.remember();
  }

  /** Stops sending and keeping; what was kept in the tab is removed. */
  hold(): void {
    this.isHeld = true;
    this.cancelWait?.();
    this.surroundings.keep(null, this.state.itemId);
  }

  release(): void {
    this.isHeld = false;
    this.remember();
    if (this.state.save === 'UNSAVED') this.waitThenSave();
  }

  /** Another's change was seen elsewhere, as by a page that reads again and again. */
  observe(item: ItemView): void {
    if (this.running || this.pending || this.state.closed) return;
    if (item.id === this.state.itemId && item.version > this.state.version) void this.refresh();
  }

  /** Saves now. Resolves when nothing is under way any more; whether it succeeded is in the state. */
  async flush(): Promise<void> {
    this.cancelWait?.();
    await this.running;
    await this.save();
  }

  /** The page is left: what is unsent is sent, and waits in the tab if that fails. */
  leave(): void {
    void this.flush();
  }

  private save(): Promise<void> {
    this.running ??= this.saveOnce().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async saveOnce(): Promise<void> {
    const { save } = this.state;
    if (this.isHeld || save === 'CONFLICT' || save === 'CLOSED') return;
    const request = this.pending ?? this.nextRequest();
    if (!request) {
      this.settleState();
      return;
    }
    this.pending = request;
    this.patch({ save: 'SAVING' });
    this.remember();
    try {
      this.onSaved(await this.send(request));
    } catch (error) {
      await this.onFailure(this.surroundings.transport.failureOf(error));
    }
  }

  private send(request: PendingSave): Promise<ItemView> {
    const { transport } = this.surroundings;
    if (request.kind === 'RECORD') return transport.record(request.body, request.key);
    return transport.revise(this.state.itemId ?? '', request.version, request.body, request.key);
  }

  /** What can be saved now; a field the server would not take yet stays as it was there. */
  private nextRequest(): PendingSave | null {
    const { itemId, version, saved, input } = this.state;
    const gaps = savingGaps(input);
    const key = this.surroundings.transport.newKey();
    if (itemId === null) {
      return gaps.length > 0 ? null : { kind: 'RECORD', key, sent: input, body: recordBody(input) };
    }
    const isBasisOpen = gaps.includes('basisKind') || gaps.includes('basisReference');
    const kept = [...gaps, ...(isBasisOpen ? (['basisKind', 'basisReference'] as const) : [])];
    const sent = { ...input, ...Object.fromEntries(kept.map((field) => [field, saved[field]])) };
    const body = revisionBody(saved, sent);
    return body && { kind: 'REVISE', key, sent, body, version };
  }

  private onSaved(item: ItemView): void {
    const isFirst = this.state.itemId === null;
    this.pending = null;
    this.failures = 0;
    if (isFirst) this.surroundings.keep(null, null);
    this.patch({
      itemId: item.id,
      version: item.version,
      saved: draftOf(item),
      savedAt: this.surroundings.now(),
      refusal: null,
      isRestored: false,
    });
    this.settleState();
    if (this.nextRequest()) this.waitThenSave();
  }

  private async onFailure(failure: SaveFailure): Promise<void> {
    switch (failure.kind) {
      case 'SILENCE': {
        this.patch({ save: 'FAILED' });
        this.remember();
        this.waitThenSave(retryMs[Math.min(this.failures++, retryMs.length - 1)]);
        return;
      }
      case 'KEY_USED':
        this.pending = null;
        this.patch({ save: 'UNSAVED' });
        this.waitThenSave();
        return;
      case 'REFUSED':
        this.pending = null;
        this.patch({ save: 'REFUSED', refusal: failure });
        this.remember();
        return;
      case 'CONFLICT':
        this.pending = null;
        await this.refresh();
        return;
      default:
        failure satisfies never;
    }
  }

  /** Reads what is there now and brings it together with what stands in the form. */
  private async refresh(): Promise<void> {
    const { itemId } = this.state;
    if (itemId === null) return;
    let found: Awaited<ReturnType<DraftTransport['read']>>;
    try {
      found = await this.surroundings.transport.read(itemId);
    } catch {
      this.patch({ save: 'FAILED' });
      this.remember();
      this.waitThenSave(retryMs[0]);
      return;
    }
    const { item, change } = found;
    if (!item.allowedActions.includes('revise')) {
      this.patch({ save: 'CLOSED', closed: item });
      return;
    }
    const theirs = draftOf(item);
    const { input, adopted, contested } = mergeDrafts(this.state.saved, this.state.input, theirs);
    const isNews = adopted.length + contested.length > 0;
    this.patch({
      version: item.version,
      saved: theirs,
      input,
      met: isNews ? { ...change, adopted, contested } : this.state.met,
      save: contested.length > 0 ? 'CONFLICT' : 'UNSAVED',
    });
    if (contested.length === 0) {
      this.settleState();
      this.waitThenSave(0);
    }
    this.remember();
  }

  private settleState(): void {
    const { itemId, saved, input } = this.state;
    const isClean = changedFields(saved, input).length === 0;
    this.patch({ save: !isClean ? 'UNSAVED' : itemId ? 'SAVED' : 'UNTOUCHED' });
    this.remember();
  }

  private waitThenSave(ms = pauseMs): void {
    this.cancelWait?.();
    if (!this.isHeld) this.cancelWait = this.surroundings.after(ms, () => void this.save());
  }

  private remember(): void {
    if (this.isHeld) return;
    const { itemId, version, saved, input } = this.state;
    const isClean = this.pending === null && changedFields(saved, input).length === 0;
    this.surroundings.keep(isClean ? null : { itemId, version, saved, input, pending: this.pending }, itemId);
  }

  private patch(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
