import type { ClockView } from '@ducha/contracts';

type Moment = ClockView['moments'][number];

export interface ClockSteps {
  past: Moment[];
  coming: Moment[];
}

/** Reminders and steps that were taken, and those still to come; a clock that was stopped takes none any more. */
export function clockSteps({ state, moments }: Pick<ClockView, 'state' | 'moments'>): ClockSteps {
  return {
    past: moments.filter(({ isOver }) => isOver),
    coming: state === 'STOPPED' ? [] : moments.filter(({ isOver }) => !isOver),
  };
}
