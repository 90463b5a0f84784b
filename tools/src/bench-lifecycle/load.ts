import { setTimeout as pause } from 'node:timers/promises';

/** One lifecycle as its client saw it, in milliseconds since the epoch. */
export interface Played<T> {
  startedAt: number;
  endedAt: number;
  result: T;
}

export interface Load<T> {
  /** The measured stretch; load ran before it and the clients finish what they began after it. */
  from: number;
  until: number;
  played: Played<T>[];
}

export interface LoadShape {
  clients: number;
  warmUpSeconds: number;
  seconds: number;
}

/**
 * Closed loop: each client starts the next lifecycle when the one before has ended.
 * @throws the first failure of any client, after all have stopped
 */
export async function runLoad<T>(
  { clients, warmUpSeconds, seconds }: LoadShape,
  lifecycle: (client: number) => Promise<T>,
): Promise<Load<T>> {
  const played: Played<T>[] = [];
  const stopping = new AbortController();
  const loop = async (client: number): Promise<void> => {
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const result = await lifecycle(client);
      played.push({ startedAt, endedAt: Date.now(), result });
    }
  };
  const loops = Array.from({ length: clients }, (_, client) => loop(client));
  const failure = Promise.all(loops).then(
    () => undefined,
    (error: unknown) => {
      stopping.abort();
      throw error;
    },
  );
  const wait = (waitSeconds: number) => Promise.race([pause(waitSeconds * 1000, undefined), failure]);
  await wait(warmUpSeconds);
  const from = Date.now();
  await wait(seconds);
  const until = Date.now();
  stopping.abort();
  await Promise.allSettled(loops);
  await failure;
  return { from, until, played };
}
