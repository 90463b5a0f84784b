import { jest } from '@jest/globals';
import { atMostEvery } from './at-most-every.js';

describe('atMostEvery', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function counted(answer: () => Promise<unknown> = () => Promise.resolve()) {
    let runs = 0;
    const limited = atMostEvery(2_000, () => {
      runs += 1;
      return answer();
    });
    return { ...limited, runs: () => runs };
  }

  it('runs the first call at once', () => {
    const { call, runs } = counted();
    call();
    expect(runs()).toBe(1);
  });

  it('runs once more for all calls of the interval', async () => {
    const { call, runs } = counted();
    for (let calls = 0; calls < 50; calls += 1) call();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(runs()).toBe(2);
  });

  it('waits for a slow answer before it asks again', async () => {
    const { call, runs } = counted(() => new Promise((resolve) => setTimeout(resolve, 9_000)));
    call();
    call();
    await jest.advanceTimersByTimeAsync(8_000);
    expect(runs()).toBe(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(runs()).toBe(2);
  });

  it('goes on after a failure', async () => {
    const { call, runs } = counted(() => Promise.reject(new Error('no answer')));
    call();
    call();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(runs()).toBe(2);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const { call, cancel, runs } = counted();
    call();
    call();
    cancel();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(runs()).toBe(1);
  });
});
