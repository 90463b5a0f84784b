import { describe, expect, it } from '@jest/globals';
import { eventsOf, givenBy } from './ledger.js';

describe('what a command must leave behind', () => {
  it.each([
    { path: '/api/intake/items', body: {}, type: 'intake.item.recorded.v1' },
    { path: '/api/intake/items/a/decomposition', body: {}, type: 'intake.item.decomposed.v1' },
    { path: '/api/tracking/assignments/a/progress', body: {}, type: 'tracking.assignment.progress-reported.v1' },
    {
      path: '/api/tracking/assignments/a/decide-unable',
      body: { isGranted: true },
      type: 'tracking.assignment.closed-unable.v1',
    },
    {
      path: '/api/tracking/assignments/a/decide-unable',
      body: { isGranted: false },
      type: 'tracking.assignment.unable-refused.v1',
    },
    { path: '/api/scoring/deductions/a/decide-appeal', body: { isUpheld: true }, type: 'scoring.deduction.upheld.v1' },
  ])('$path leads to $type', ({ path, body, type }) => {
    expect(eventsOf(givenBy(path, body), { id: 'a', version: 3 })).toEqual([{ aggregateId: 'a', version: 3, type }]);
  });

  it('is one delivery per unit for a cascade, and nothing of the upper assignment', () => {
    const children = ['b', 'c'].map((id) => ({ id, version: 1 }));
    expect(eventsOf(givenBy('/api/tracking/assignments/a/cascade', {}), { id: 'a', version: 5, children })).toEqual(
      ['b', 'c'].map((aggregateId) => ({ aggregateId, version: 1, type: 'tracking.assignment.dispatched.v1' })),
    );
  });

  it('is known for every command that is played', () => {
    expect(() => eventsOf(givenBy('/api/intake/items/a/unheard-of', {}), { id: 'a', version: 1 })).toThrow(
      'unheard-of',
    );
  });
});
