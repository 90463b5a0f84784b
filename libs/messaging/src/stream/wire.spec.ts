import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@ducha/contracts';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { MESSAGE_ID, fromWire, toWire } from './wire.js';

const envelope: EventEnvelope = {
  id: '0198c0de-0000-7000-8000-000000000001',
  type: 'intake.item.recorded.v1',
  aggregateType: 'item',
  aggregateId: '0198c0de-0000-7000-8000-0000000000a1',
  aggregateVersion: 7,
  occurredAt: '2026-03-02T01:00:00.000Z',
  actor: { personId: 'p', personName: '巴特尔 ᠪᠠᠭᠠᠲᠤᠷ', postId: 'q', unitId: '152921000000_DCS' },
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  data: { text: '储备库已投用' },
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe('wire form of an event', () => {
  it.each([
    { name: 'with actor and trace', given: envelope },
    { name: 'without either', given: { ...envelope, actor: null, traceparent: undefined } },
  ])('reads back as it was $name', ({ given }) => {
    const { headers, payload } = toWire('/ducha/intake', given);
    expect(fromWire(headers, bytes(payload))).toEqual(JSON.parse(JSON.stringify(given)));
  });

  it('is deduplicated by the id of the event', () => {
    expect(toWire('/ducha/intake', envelope).headers.get(MESSAGE_ID)).toBe(envelope.id);
  });

  it('keeps every header in ASCII', () => {
    const { headers } = toWire('/ducha/intake', envelope);
    for (const [, values] of headers) for (const value of values) expect(value).toMatch(/^[\x20-\x7e]*$/);
  });

  const good = () => toWire('/ducha/intake', envelope);
  const withVersion = (version: string) => {
    const { headers } = good();
    headers.set('ce-aggregateversion', version);
    return headers;
  };

  it.each([
    { name: 'no headers', headers: undefined, payload: '{}', message: 'is missing' },
    { name: 'headers of something else', headers: natsHeaders(), payload: '{}', message: 'is missing' },
    { name: 'a version that is no number', headers: withVersion('seven'), payload: '{}', message: 'is seven' },
    { name: 'version 0', headers: withVersion('0'), payload: '{}', message: 'is 0' },
    { name: 'a payload that is not JSON', headers: good().headers, payload: 'not json', message: 'JSON' },
  ])('refuses $name', ({ headers, payload, message }) => {
    expect(() => fromWire(headers, bytes(payload))).toThrow(message);
  });
});
