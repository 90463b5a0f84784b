import type { ItemView } from '@ducha/contracts';
import { draftOf, emptyDraft, recordBody, type DraftInput } from './draft.js';
import { DraftSession, type DraftRecord, type DraftTransport, type SaveFailure } from './draft-session.js';

const filled: DraftInput = {
  ...emptyDraft,
  title: '推进储备库建设',
  content: '年底前建成',
  sourceKind: 'LEADER_INSTRUCTION',
  contentCategory: 'KEY_WORK',
};

function itemOf(input: DraftInput, version: number, change: Partial<ItemView> = {}): ItemView {
  const body = recordBody(input);
  const nothing = { documentNo: null, issuedBy: null, receivedOn: null, sentence: null, link: null };
  return {
    handlingProposal: null,
    initiationBasis: null,
    reportDueAt: null,
    completionDueAt: null,
    ...body,
    id: 'i1',
    version,
    status: 'DRAFT',
    source: { ...nothing, ...body.source },
    allowedActions: ['revise', 'submit'],
    ...change,
  } as unknown as ItemView;
}

class Failure extends Error {
  constructor(readonly failure: SaveFailure) {
    super();
  }
}

/** A server that keeps one draft, answers a known key with its first answer and can be made to fail. */
class Desk {
  item: ItemView | null = null;
  readonly requests: { kind: string; key: string }[] = [];
  readonly kept = new Map<string, DraftRecord>();
  /** What the next requests run into; a request that is `LOST` is carried out, only its answer does not come. */
  readonly troubles: (SaveFailure | 'LOST')[] = [];
  private readonly answers = new Map<string, ItemView>();
  private waits: { ms: number; work: () => void }[] = [];
  private keys = 0;

  private readonly transport: DraftTransport = {
    record: (body, key) => this.answer('RECORD', key, () => itemOf({ ...emptyDraft, ...flat(body) }, 1)),
    revise: (_id, version, body, key) =>
      this.answer('REVISE', key, () => {
        if (!this.item || this.item.version !== version) throw new Failure({ kind: 'CONFLICT' });
        return { ...this.item, ...body, version: version + 1 } as ItemView;
      }),
    read: () =>
      Promise.resolve({ item: this.item as ItemView, change: { by: '其其格', at: '2026-11-23T02:00:00.000Z' } }),
    failureOf: (error) => (error instanceof Failure ? error.failure : { kind: 'SILENCE' }),
    newKey: () => `key-${++this.keys}`,
  };

  private async answer(kind: string, key: string, work: () => ItemView): Promise<ItemView> {
    await Promise.resolve();
    this.requests.push({ kind, key });
    const trouble = this.troubles.shift();
    if (trouble && trouble !== 'LOST') throw new Failure(trouble);
    const answer = this.answers.get(key) ?? work();
    this.answers.set(key, answer);
    this.item = answer;
    if (trouble === 'LOST') throw new Failure({ kind: 'SILENCE' });
    return answer;
  }

  open(start: { item?: ItemView; record?: DraftRecord } = {}): DraftSession {
    if (start.item) this.item = start.item;
    const session = new DraftSession(
      {
        transport: this.transport,
        keep: (record, itemId) => {
          if (record) this.kept.set(itemId ?? 'new', record);
          else this.kept.delete(itemId ?? 'new');
        },
        after: (ms, work) => {
          const wait = { ms, work };
          this.waits.push(wait);
          return () => {
            this.waits = this.waits.filter((other) => other !== wait);
          };
        },
        now: () => '2026-11-23T01:00:00.000Z',
      },
      { item: start.item ?? null, record: start.record ?? null },
    );
    session.start();
    return session;
  }

  get waiting(): number[] {
    return this.waits.map(({ ms }) => ms);
  }

  /** What the page had planned is gone with it. */
  closeTab(): void {
    this.waits = [];
  }

  /** Lets every wait end, also those that follow. */
  async elapse(session: DraftSession): Promise<void> {
    for (let round = 0; round < 5 && this.waits.length > 0; round++) {
      const due = this.waits;
      this.waits = [];
      for (const { work } of due) work();
      await settled(session);
    }
  }
}

async function settled(session: DraftSession): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  expect(session.current().save).not.toBe('SAVING');
}

const flat = (body: ReturnType<typeof recordBody>): Partial<DraftInput> =>
  draftOf({
    ...body,
    source: { ...body.source },
    initiationBasis: body.initiationBasis ?? null,
  } as unknown as ItemView);

describe('a new draft', () => {
  it('is saved after a pause, once there is enough to save', async () => {
    const desk = new Desk();
    const session = desk.open();
    session.change({ title: '推进储备库建设' });
    await desk.elapse(session);
    expect(desk.requests).toEqual([]);
    expect(session.current().save).toBe('UNSAVED');
    expect(desk.kept.get('new')?.input.title).toBe('推进储备库建设');

    session.change(filled);
    expect(desk.waiting).toEqual([1_500]);
    await desk.elapse(session);
    expect(session.current()).toMatchObject({ save: 'SAVED', itemId: 'i1', version: 1 });
    expect(desk.kept.size).toBe(0);
  });

  it('is recorded once where the answer got lost', async () => {
    const desk = new Desk();
    const session = desk.open();
    desk.troubles.push('LOST');
    session.change(filled);
    await desk.elapse(session);
    expect(session.current()).toMatchObject({ save: 'SAVED', itemId: 'i1' });
    expect(new Set(desk.requests.map(({ key }) => key)).size).toBe(1);
  });

  it('is recorded once over a reload, and what was typed afterwards is saved on top', async () => {
    const desk = new Desk();
    const before = desk.open();
    desk.troubles.push('LOST');
    before.change(filled);
    await before.flush();
    before.change({ content: '明年建成' });
    const record = desk.kept.get('new');
    desk.closeTab();

    const after = desk.open({ ...(record && { record }) });
    expect(after.current()).toMatchObject({ isRestored: true, save: 'UNSAVED', input: { content: '明年建成' } });
    await desk.elapse(after);
    expect(desk.requests.map(({ kind }) => kind)).toEqual(['RECORD', 'RECORD', 'REVISE']);
    expect(desk.requests[0]?.key).toBe(desk.requests[1]?.key);
    expect(desk.item).toMatchObject({ content: '明年建成', version: 2 });
  });

  it('is neither sent nor kept while it is held as a state secret', async () => {
    const desk = new Desk();
    const session = desk.open();
    session.change(filled);
    session.hold();
    expect([desk.waiting, desk.kept.size]).toEqual([[], 0]);
    await session.flush();
    expect(desk.requests).toEqual([]);
    session.release();
    await desk.elapse(session);
    expect(session.current().save).toBe('SAVED');
  });
});

describe('a saved draft', () => {
  const item = itemOf(filled, 3);

  it('sends only what changed', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    session.change({ title: '推进' });
    await desk.elapse(session);
    expect(desk.item).toMatchObject({ title: '推进', version: 4 });
    expect(session.current().save).toBe('SAVED');
  });

  it('saves the rest where one field is not ready', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    session.change({ title: '', content: '新内容' });
    await desk.elapse(session);
    expect(desk.item).toMatchObject({ title: filled.title, content: '新内容' });
    expect(session.current()).toMatchObject({ save: 'UNSAVED', input: { title: '' } });
  });

  it('waits longer after each silence and then goes on', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    desk.troubles.push({ kind: 'SILENCE' }, { kind: 'SILENCE' });
    session.change({ title: '推进' });
    await session.flush();
    expect([session.current().save, desk.waiting]).toEqual(['FAILED', [3_000]]);
    await session.flush();
    expect(desk.waiting).toEqual([10_000]);
    await desk.elapse(session);
    expect(session.current().save).toBe('SAVED');
    expect(new Set(desk.requests.map(({ key }) => key)).size).toBe(1);
  });

  it('takes over another’s change of other fields', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    desk.item = itemOf({ ...filled, content: '对方的内容' }, 4);
    session.change({ title: '我的名称' });
    await desk.elapse(session);
    expect(session.current()).toMatchObject({
      save: 'SAVED',
      met: { by: '其其格', adopted: ['content'], contested: [] },
    });
    expect(desk.item).toMatchObject({ title: '我的名称', content: '对方的内容', version: 5 });
  });

  it.each([
    ['THEIRS', '对方的名称', 4],
    ['MINE', '我的名称', 5],
  ] as const)('asks where both changed a field, and takes %s', async (choice, title, version) => {
    const desk = new Desk();
    const session = desk.open({ item });
    desk.item = itemOf({ ...filled, title: '对方的名称' }, 4);
    session.change({ title: '我的名称' });
    await desk.elapse(session);
    expect(session.current()).toMatchObject({
      save: 'CONFLICT',
      input: { title: '我的名称' },
      saved: { title: '对方的名称' },
    });
    session.settle('title', choice);
    await desk.elapse(session);
    expect(session.current().save).toBe('SAVED');
    expect(desk.item).toMatchObject({ title, version });
  });

  it('shows another’s change without any own one', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    desk.item = itemOf({ ...filled, title: '对方的名称' }, 4);
    session.observe(desk.item);
    await desk.elapse(session);
    expect(session.current()).toMatchObject({
      save: 'SAVED',
      input: { title: '对方的名称' },
      met: { adopted: ['title'] },
    });
  });

  it('keeps what was typed when the draft was submitted by someone else', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    desk.item = itemOf(filled, 4, { status: 'PENDING_APPROVAL', allowedActions: [] });
    session.change({ title: '我的名称' });
    await desk.elapse(session);
    expect(session.current()).toMatchObject({ save: 'CLOSED', input: { title: '我的名称' } });
  });

  it('says what was refused and waits for the next change', async () => {
    const desk = new Desk();
    const session = desk.open({ item });
    const refusal = { kind: 'REFUSED' as const, sentence: '报告期限不得晚于办理时限。', errors: [] };
    desk.troubles.push(refusal);
    session.change({ reportDueAt: '2027-01-01T16:00:00.000Z' });
    await desk.elapse(session);
    expect(session.current()).toMatchObject({ save: 'REFUSED', refusal });
    expect(desk.waiting).toEqual([]);
    session.change({ reportDueAt: '' });
    await desk.elapse(session);
    expect(session.current()).toMatchObject({ save: 'SAVED', refusal: null });
  });
});
