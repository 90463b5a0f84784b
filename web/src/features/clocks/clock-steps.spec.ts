import type { ClockView } from '@ducha/contracts';
import { clockSteps } from './clock-steps.js';

const moments: ClockView['moments'] = [
  { at: '2026-03-17T16:00:00.000Z', step: 'REMIND', isOver: true, isSuggestion: false },
  { at: '2026-03-20T16:00:00.000Z', step: 'DUE', isOver: false, isSuggestion: false },
  { at: '2026-04-20T16:00:00.000Z', step: 'CRITICISM', isOver: false, isSuggestion: true },
];

describe('clockSteps', () => {
  const named = (state: ClockView['state']) => {
    const { past, coming } = clockSteps({ state, moments });
    return [past.map(({ step }) => step), coming.map(({ step }) => step)];
  };

  it('parts what is over from what comes', () => expect(named('RUNNING')).toEqual([['REMIND'], ['DUE', 'CRITICISM']]));
  it('keeps what comes while the clock stands still', () => expect(named('PAUSED')[1]).toEqual(['DUE', 'CRITICISM']));
  it('expects nothing more of a stopped clock', () => expect(named('STOPPED')).toEqual([['REMIND'], []]));
});
