import { aQueue } from '../store/a-queue.js';
import { leaseLock } from './sending-lock.js';

const hold = () => {
  let release = () => {};
  const held = new Promise<string>((resolve) => (release = () => resolve('done')));
  return { work: () => held, release };
};

describe('the lease of the sending tab', () => {
  it('keeps another tab out until it ends', async () => {
    const { db } = await aQueue();
    const { work, release } = hold();
    const first = leaseLock(db, 'one').hold(work);
    const other = leaseLock(db, 'two');
    // The first has taken its row by the time the second asks: transactions on one table run in order.
    expect(await other.hold(() => Promise.resolve('done'))).toBeNull();
    release();
    expect(await first).toBe('done');
    expect(await other.hold(() => Promise.resolve('done'))).toBe('done');
  });

  it('runs out when its tab was closed in the middle', async () => {
    const { db } = await aQueue();
    await db.put('lease', { holder: 'gone', until: 10_000 }, 'ducha-village-sending');
    const work = () => Promise.resolve('done');
    expect(await leaseLock(db, 'two', () => 9_999).hold(work)).toBeNull();
    expect(await leaseLock(db, 'two', () => 10_000).hold(work)).toBe('done');
  });

  it('is given back when the work fails', async () => {
    const { db } = await aQueue();
    const lock = leaseLock(db, 'one');
    await expect(lock.hold(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await db.count('lease')).toBe(0);
  });
});
