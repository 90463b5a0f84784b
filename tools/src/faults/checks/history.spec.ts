import { describe, expect, it } from '@jest/globals';
import type { Answered } from '../ledger.js';
import { ledgerFindings, versionFindings } from './history.js';
import type { LoggedEvent } from './history.js';

const anEvent = (version: number, name: string, more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  aggregateId: 'a',
  version,
  type: `intake.item.${name}.v1`,
  personId: 'clerk',
  id: `e${version}`,
  ...more,
});

const aCommand = (command: string, version: number, name: string): Answered => ({
  service: 'intake',
  command,
  personId: 'clerk',
  key: `k${version}`,
  sentAt: 0,
  answeredAt: 1,
  events: [{ aggregateId: 'a', version, type: `intake.item.${name}.v1` }],
});

const kinds = (findings: { kind: string }[]) => findings.map(({ kind }) => kind);

describe('versionFindings', () => {
  it.each([
    { name: 'nothing in a history without gap or repeat', events: [2, 1, 3], expected: [] },
    { name: 'a gap', events: [1, 3], expected: ['LOST'] },
    { name: 'a missing beginning', events: [2], expected: ['LOST'] },
    { name: 'a repeated version', events: [1, 2, 2], expected: ['DOUBLED'] },
  ])('finds $name', ({ events, expected }) => {
    const logged = events.map((version, index) => anEvent(version, 'recorded', { id: `e${index}` }));
    expect(kinds(versionFindings(logged))).toEqual(expected);
  });

  it('finds one event stored under two aggregates', () => {
    const logged = [anEvent(1, 'recorded', { id: 'same' }), anEvent(1, 'recorded', { id: 'same', aggregateId: 'b' })];
    expect(kinds(versionFindings(logged))).toEqual(['DOUBLED']);
  });
});

describe('ledgerFindings', () => {
  const recorded = aCommand('record', 1, 'recorded');
  const submitted = aCommand('submit', 2, 'submitted');

  it.each<{ name: string; answered: Answered[]; events: LoggedEvent[]; expected: string[] }>([
    {
      name: 'nothing where each command left its event',
      answered: [recorded, submitted],
      events: [anEvent(1, 'recorded'), anEvent(2, 'submitted')],
      expected: [],
    },
    {
      name: 'an answered command that left nothing',
      answered: [recorded, submitted],
      events: [anEvent(1, 'recorded')],
      expected: ['LOST'],
    },
    {
      name: 'a version that another event has',
      answered: [submitted],
      events: [anEvent(2, 'filed')],
      expected: ['LOST'],
    },
    {
      name: 'the event of another person',
      answered: [recorded],
      events: [anEvent(1, 'recorded', { personId: 'stranger' })],
      expected: ['LOST'],
    },
    {
      name: 'a command that was done twice',
      answered: [recorded],
      events: [anEvent(1, 'recorded'), anEvent(1, 'recorded', { aggregateId: 'b', id: 'other' })],
      expected: ['DOUBLED'],
    },
    {
      name: 'two commands answered with one event',
      answered: [recorded, { ...recorded, key: 'another' }],
      events: [anEvent(1, 'recorded')],
      expected: ['DOUBLED'],
    },
    {
      name: 'nothing in what the platform did by itself',
      answered: [],
      events: [anEvent(1, 'started', { personId: null })],
      expected: [],
    },
    {
      name: 'nothing in steps an item catches up with when it is resumed',
      answered: [aCommand('resume', 3, 'resumed')],
      events: [anEvent(2, 'resumed'), anEvent(3, 'started')],
      expected: [],
    },
    {
      name: 'an assignment that was closed twice',
      answered: [],
      events: [1, 2].map((version) => anEvent(version, '', { type: 'tracking.assignment.accepted.v1' })),
      expected: ['DOUBLED'],
    },
  ])('finds $name', ({ answered, events, expected }) => {
    expect(kinds(ledgerFindings(answered, events))).toEqual(expected);
  });
});
