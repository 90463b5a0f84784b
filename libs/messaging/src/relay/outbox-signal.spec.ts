import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { OutboxSignal } from './outbox-signal.js';

const ordinary = [{ isAwaited: false }];
const awaited = [{ isAwaited: false }, { isAwaited: true }];

describe('OutboxSignal', () => {
  let signal: OutboxSignal;
  beforeEach(() => {
    jest.useFakeTimers();
    signal = new OutboxSignal();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Whether gathering has ended `ms` into its 100 ms. */
  const hasEnded = async (gathering: Promise<void>, ms: number): Promise<boolean> => {
    let isOver = false;
    void gathering.then(() => (isOver = true));
    await jest.advanceTimersByTimeAsync(ms);
    return isOver;
  };

  it('gathers for its time whatever ordinary events come', async () => {
    const gathering = signal.gather(100);
    signal.raise(ordinary);
    expect(await hasEnded(gathering, 99)).toBe(false);
    expect(await hasEnded(gathering, 1)).toBe(true);
    expect(await signal.wait(1_000)).toBe(true);
  });

  it('stops gathering for an event that somebody waits for', async () => {
    const gathering = signal.gather(100);
    signal.raise(awaited);
    expect(await hasEnded(gathering, 0)).toBe(true);
  });

  it('does not gather where such an event came after the round had begun, and does where it came before', async () => {
    signal.raise(awaited);
    signal.begin();
    expect(await hasEnded(signal.gather(100), 99)).toBe(false);
    signal.raise(awaited);
    expect(await hasEnded(signal.gather(100), 0)).toBe(true);
  });

  it('is not raised by a transaction without events', async () => {
    signal.raise([]);
    const waited = signal.wait(10);
    await jest.advanceTimersByTimeAsync(10);
    expect(await waited).toBe(false);
  });
});
