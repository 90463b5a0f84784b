import { aQueue } from '../store/a-queue.js';
import { aNewRecord } from '../store/a-record.js';
import type { VillageRecord } from '../store/village-record.js';
import type { Answer } from './answer.js';
import { Sender, type Courier } from './sender.js';
import type { SendingLock } from './sending-lock.js';

const owner = 'gacha-clerk';
const done: Answer = { kind: 'DONE', id: null };
const refused = (status: number, rule = 'tracking.progress.wrong-status'): Answer => ({
  kind: 'REFUSED',
  refusal: { status, sentence: '当前状态不能报送。' },
  rule,
});

/** A server that answers as it is told and keeps what came under which key. */
class Server implements Courier {
  readonly seen: string[] = [];
  readonly bodies: { key: string; attachmentIds: string[] }[] = [];
  answers: Answer[] = [];
  uploads: Answer[] = [];

  give({ key, assignmentId }: VillageRecord, attachmentIds: string[]): Promise<Answer> {
    this.seen.push(`${assignmentId} ${key}`);
    this.bodies.push({ key, attachmentIds });
    return Promise.resolve(this.answers.shift() ?? done);
  }

  upload(_record: VillageRecord, { key }: { key: string }): Promise<Answer> {
    this.seen.push(`photo ${key}`);
    return Promise.resolve(this.uploads.shift() ?? { kind: 'DONE', id: `stored-${key}` });
  }
}

const free: SendingLock = { hold: (work) => work() };

async function aSender({ lock = free, person = owner as string | null, now = 1_000 } = {}) {
  const { records } = await aQueue();
  const server = new Server();
  const sender = new Sender({
    records,
    courier: server,
    lock,
    signedInPersonId: () => person,
    now: () => now,
    onChange: () => undefined,
  });
  const states = async () => (await records.of(owner)).map(({ state }) => state);
  return { records, server, sender, states };
}

const photo = { name: '照片1.jpg', bytes: new ArrayBuffer(3) };

describe('a pass over the queue', () => {
  it('sends everything once, in the order of writing', async () => {
    const { records, server, sender, states } = await aSender();
    for (const assignmentId of ['a', 'b', 'a']) await records.write(aNewRecord({ assignmentId }));
    expect(await sender.pass(owner)).toBe('EMPTY');
    expect(server.seen).toEqual(['a key-1', 'b key-2', 'a key-3']);
    expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
    await sender.pass(owner);
    expect(server.seen).toHaveLength(3);
  });

  it('stops where nobody answers and repeats under the same key', async () => {
    const { records, server, sender, states } = await aSender();
    await records.write(aNewRecord());
    await records.write(aNewRecord());
    server.answers = [{ kind: 'SILENT' }];
    expect(await sender.pass(owner)).toBe('SILENT');
    expect(await states()).toEqual(['WAITING', 'WAITING']);
    await sender.pass(owner);
    expect(server.bodies.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-2']);
  });

  it('takes up what was being sent when the page ended', async () => {
    const { records, server, sender, states } = await aSender();
    await records.write(aNewRecord());
    await records.claim((await records.of(owner))[0]!);
    await sender.pass(owner);
    expect(server.bodies.map(({ key }) => key)).toEqual(['key-1']);
    expect(await states()).toEqual(['SENT']);
  });

  it('holds back later records of an assignment whose record was refused, and of no other', async () => {
    const { records, server, sender, states } = await aSender();
    for (const assignmentId of ['a', 'a', 'b']) await records.write(aNewRecord({ assignmentId }));
    server.answers = [refused(422)];
    await sender.pass(owner);
    expect(await states()).toEqual(['REFUSED', 'WAITING', 'SENT']);
    expect((await records.of(owner))[0]?.refusal).toEqual({ status: 422, sentence: '当前状态不能报送。' });
  });

  it.each([
    { name: 'repeats while the server still knows the key', days: 24, state: 'SENT' },
    { name: 'asks the person once it may have forgotten it', days: 26, state: 'REFUSED' },
  ])('$name', async ({ days, state }) => {
    const tried = Date.parse('2026-10-01T00:00:00Z');
    const { records, server, sender, states } = await aSender({ now: tried + days * 86_400_000 });
    await records.write(aNewRecord());
    const [record] = await records.of(owner);
    await records.change(record!.id, { attempts: 1, triedAt: new Date(tried).toISOString() });
    await sender.pass(owner);
    expect(await states()).toEqual([state]);
    expect(server.seen).toHaveLength(state === 'SENT' ? 1 : 0);
  });

  it('goes on behind an acknowledgement that somebody else had given already', async () => {
    const { records, server, sender, states } = await aSender();
    await records.write(aNewRecord({ kind: 'acknowledge', body: {} }));
    await records.write(aNewRecord());
    server.answers = [refused(409)];
    await sender.pass(owner);
    expect(await states()).toEqual(['REFUSED', 'SENT']);
  });

  it('passes over an assignment the server has trouble with, and says so', async () => {
    const { records, server, sender, states } = await aSender();
    for (const assignmentId of ['a', 'a', 'b']) await records.write(aNewRecord({ assignmentId }));
    server.answers = [{ kind: 'TROUBLE' }];
    expect(await sender.pass(owner)).toBe('TROUBLE');
    expect(await states()).toEqual(['WAITING', 'WAITING', 'SENT']);
  });

  it.each([
    { name: 'nobody is signed in', person: null },
    { name: 'somebody else is signed in', person: 'sumu-handler' },
  ])('sends nothing while $name', async ({ person }) => {
    const { records, server, sender } = await aSender({ person });
    await records.write(aNewRecord());
    expect(await sender.pass(owner)).toBe('SIGN_IN');
    expect(server.seen).toEqual([]);
  });

  it('leaves the queue to the tab that is sending', async () => {
    const { records, server, sender } = await aSender({ lock: { hold: () => Promise.resolve(null) } });
    await records.write(aNewRecord());
    expect(await sender.pass(owner)).toBe('BUSY');
    expect(server.seen).toEqual([]);
  });

  it('waits while a record can be taken back', async () => {
    const { records, server, sender } = await aSender({ now: 999 });
    await records.write(aNewRecord({ heldUntil: 1_000 }));
    await sender.pass(owner);
    expect(server.seen).toEqual([]);
  });
});

describe('a record with photos', () => {
  it('names them once they have arrived, and keeps no bytes of them', async () => {
    const { records, server, sender } = await aSender();
    await records.write(aNewRecord(), [photo, photo]);
    const [{ photos } = { photos: [] }] = await records.of(owner);
    await sender.pass(owner);
    expect(server.bodies[0]?.attachmentIds).toEqual(photos.map(({ key }) => `stored-${key}`));
    expect(await Promise.all(photos.map((each) => records.photoBytes(each)))).toEqual([undefined, undefined]);
  });

  it('goes on with the photo at which the connection broke', async () => {
    const { records, server, sender } = await aSender();
    await records.write(aNewRecord(), [photo, photo]);
    const keys = (await records.of(owner))[0]!.photos.map(({ key }) => key);
    server.uploads = [{ kind: 'DONE', id: 'first' }, { kind: 'SILENT' }];
    expect(await sender.pass(owner)).toBe('SILENT');
    await sender.pass(owner);
    expect(server.seen.filter((line) => line.startsWith('photo'))).toEqual(
      [keys[0], keys[1], keys[1]].map((key) => `photo ${key}`),
    );
    expect(server.bodies[0]?.attachmentIds[0]).toBe('first');
  });

  it('uploads anew, once, what the server has forgotten meanwhile', async () => {
    const { records, server, sender, states } = await aSender();
    await records.write(aNewRecord(), [photo]);
    server.answers = [{ kind: 'SILENT' }];
    await sender.pass(owner);
    const gone = refused(422, 'tracking.attachment.not-available');
    server.answers = [gone, gone];
    await sender.pass(owner);
    expect(server.seen.filter((line) => line.startsWith('photo'))).toHaveLength(2);
    expect(await states()).toEqual(['REFUSED']);
  });
});
