import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { loadShutdownTimes, Shutdown } from './shutdown.js';

/** A shutdown of its own signals, and the code it ends with. */
function aShutdown(times: { drainMs: number; graceMs: number }) {
  const signals = new EventEmitter();
  let end!: (code: number) => void;
  const ended = new Promise<number>((resolve) => (end = resolve));
  return { signals, ended, shutdown: new Shutdown(times, signals, end) };
}

describe('Shutdown', () => {
  let complaint: ReturnType<typeof jest.spyOn>;
  beforeEach(() => {
    complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => complaint.mockRestore());

  it('drains from the signal on, closes once and ends with 0', async () => {
    const { signals, ended, shutdown } = aShutdown({ drainMs: 1, graceMs: 60_000 });
    let closed = 0;
    shutdown.closeOnSignal(async () => (closed += 1));
    expect(shutdown.isDraining).toBe(false);
    signals.emit('SIGTERM');
    signals.emit('SIGINT');
    expect(shutdown.isDraining).toBe(true);
    expect(closed).toBe(0);
    expect(await ended).toBe(0);
    expect(closed).toBe(1);
  });

  it('ends with 1 when requests outlast their time', async () => {
    const { signals, ended, shutdown } = aShutdown({ drainMs: 1, graceMs: 1 });
    shutdown.closeOnSignal(() => new Promise(() => undefined));
    signals.emit('SIGTERM');
    expect(await ended).toBe(1);
  });

  it('ends with 1 when closing fails', async () => {
    const { signals, ended, shutdown } = aShutdown({ drainMs: 0, graceMs: 60_000 });
    shutdown.closeOnSignal(() => Promise.reject(new Error('database')));
    signals.emit('SIGTERM');
    expect(await ended).toBe(1);
  });
});

describe('loadShutdownTimes', () => {
  it('drains at once and gives half a minute where nothing is said', () =>
    expect(loadShutdownTimes({})).toEqual({ drainMs: 0, graceMs: 30_000 }));

  it('takes what is said', () =>
    expect(loadShutdownTimes({ SHUTDOWN_DRAIN_MS: '5000', SHUTDOWN_GRACE_MS: '0' })).toEqual({
      drainMs: 5_000,
      graceMs: 0,
    }));

  it('names a variable that is no number', () =>
    expect(() => loadShutdownTimes({ SHUTDOWN_DRAIN_MS: '5s' })).toThrow('SHUTDOWN_DRAIN_MS is "5s"'));
});
