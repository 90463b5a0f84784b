import { parseStat, timesBetween } from './processor-time.js';

describe('parseStat', () => {
  it('adds the process and its ended children, whatever the program is called', () => {
    const line = '4711 (post gres) x) S 42 4711 4711 0 -1 4194304 100 200 0 0 7 3 20 10 20 0 1 0 12345 1000 200';
    expect(parseStat(line)).toEqual({ pid: 4711, parent: 42, ms: 400 });
  });
});

describe('timesBetween', () => {
  it('counts a part that started in between from zero', () => {
    expect(timesBetween({ nats: 100 }, { nats: 130, edge: 20 })).toEqual({ nats: 30, edge: 20 });
  });
});
