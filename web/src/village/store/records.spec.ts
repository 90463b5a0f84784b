import { aQueue } from './a-queue.js';
import { aNewRecord } from './a-record.js';
import type { NewPhoto } from './village-record.js';

const photo = (name = '照片1.jpg'): NewPhoto => ({ name, bytes: new Uint8Array([1, 2, 3]).buffer });
const owner = 'gacha-clerk';

describe('the queue on the phone', () => {
  it('keeps a record with its photos, each under a key of its own, until the page is opened again', async () => {
    const { db, records } = await aQueue();
    await records.write(aNewRecord(), [photo(), photo('照片2.jpg')]);
    const [record] = await records.of(owner);
    expect(record).toMatchObject({ state: 'WAITING', attempts: 0, sentAt: null });
    const keys = [record!.key, ...record!.photos.map(({ key }) => key)];
    expect(new Set(keys).size).toBe(3);
    expect(await records.photoBytes(record!.photos[1]!)).toEqual(photo().bytes);
    expect(await db.count('photo')).toBe(2);
  });

  it('shows a person nothing of another', async () => {
    const { records } = await aQueue();
    await records.write(aNewRecord({ ownerId: 'somebody-else' }));
    expect(await records.of(owner)).toEqual([]);
  });

  it('ends the draft a record was written from in the same step', async () => {
    const { db, records } = await aQueue();
    const feedback = { outcome: 'UNDER_WAY' as const, percent: 50, text: '清运。' };
    const whole = { ...feedback, hasTrouble: false, blockedBy: '', needsHelpOf: '', signature: null, signer: '' };
    await db.put('draft', { feedback: whole, photos: [], correctsId: null }, [owner, 'assignment-1']);
    await records.write(aNewRecord({ feedback: whole }));
    expect(await db.count('draft')).toBe(0);
  });

  it('gives a corrected record a new key and new photos in its old place', async () => {
    const { db, records } = await aQueue();
    await records.write(aNewRecord(), [photo()]);
    await records.write(aNewRecord());
    const [first] = await records.of(owner);
    await records.change(first!.id, { state: 'REFUSED', refusal: { status: 422, sentence: '请填写进展。' } });
    await records.correct(first!.id, { kind: 'progress', body: { text: '改过。', percent: 60 }, feedback: null }, []);
    const [corrected] = await records.of(owner);
    expect(corrected).toMatchObject({
      id: first!.id,
      state: 'WAITING',
      refusal: null,
      photos: [],
      body: { text: '改过。' },
    });
    expect(corrected!.key).not.toBe(first!.key);
    expect(await db.count('photo')).toBe(0);
  });

  it('lets only one of two tabs begin with a record', async () => {
    const { records } = await aQueue();
    await records.write(aNewRecord());
    const [record] = await records.of(owner);
    const claims = await Promise.all([records.claim(record!), records.claim(record!)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    { name: 'takes back what was never sent', change: {}, isTaken: true },
    { name: 'takes back what was refused', change: { state: 'REFUSED' as const, attempts: 2 }, isTaken: true },
    { name: 'keeps what may have arrived without an answer', change: { attempts: 1 }, isTaken: false },
    { name: 'keeps what is being sent', change: { state: 'SENDING' as const, attempts: 1 }, isTaken: false },
    { name: 'keeps what has arrived', change: { state: 'SENT' as const, attempts: 1 }, isTaken: false },
  ])('$name', async ({ change, isTaken }) => {
    const { db, records } = await aQueue();
    await records.write(aNewRecord(), [photo()]);
    const [record] = await records.of(owner);
    await records.change(record!.id, change);
    expect(await records.takeBack(record!.id)).toBe(isTaken);
    expect(await db.count('photo')).toBe(isTaken ? 0 : 1);
  });

  it('forgets what arrived long ago, and nothing else', async () => {
    const { records } = await aQueue();
    await records.write(aNewRecord());
    await records.write(aNewRecord());
    const [first] = await records.of(owner);
    await records.settle(first!);
    await records.forgetSent(owner, '2026-11-27T00:00:00.000Z');
    expect((await records.of(owner)).map(({ state }) => state)).toEqual(['WAITING']);
  });
});
