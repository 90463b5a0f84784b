import type { VillageDb } from '../store/village-db.js';

/** Lets one tab of this phone send at a time. Two at once would do no harm, since both carry the same keys; it only keeps the states readable. */
export interface SendingLock {
  /** Answers what the work answers; null where another tab holds the lock. */
  hold<T>(work: () => Promise<T>): Promise<T | null>;
}

const name = 'ducha-village-sending';

/** Ends with its tab, however that ends. */
export const webLock = (locks: LockManager): SendingLock => ({
  hold: (work) => locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null)) as never,
});

const leaseMs = 30_000;

/** For browsers without Web Locks: a row that is renewed while the work goes on, and runs out when its tab is closed in the middle. */
export function leaseLock(db: VillageDb, holder: string, now: () => number = Date.now): SendingLock {
  const take = async (): Promise<boolean> => {
    const tx = db.transaction('lease', 'readwrite');
    const held = await tx.store.get(name);
    const isFree = !held || held.until <= now() || held.holder === holder;
    if (isFree) await tx.store.put({ holder, until: now() + leaseMs }, name);
    await tx.done;
    return isFree;
  };
  let isHolding = false;
  return {
    async hold(work) {
      if (isHolding || !(await take())) return null;
      isHolding = true;
      const renewal = setInterval(() => void take(), leaseMs / 3);
      try {
        return await work();
      } finally {
        clearInterval(renewal);
        isHolding = false;
        await db.delete('lease', name);
      }
    },
  };
}
