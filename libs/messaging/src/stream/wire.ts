import { Actor } from '@ducha/contracts';
import type { EventEnvelope } from '@ducha/contracts';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';

/** A message on the stream: CloudEvents attributes as headers, the event's data as JSON payload. */
export interface WireMessage {
  headers: MsgHdrs;
  payload: string;
}

export const MESSAGE_ID = 'Nats-Msg-Id';

/** `traceparent` overrides the stored one where the publishing itself is traced. */
export function toWire(source: string, envelope: EventEnvelope, traceparent = envelope.traceparent): WireMessage {
  const headers = natsHeaders();
  headers.set(MESSAGE_ID, envelope.id);
  headers.set('ce-specversion', '1.0');
  headers.set('ce-id', envelope.id);
  headers.set('ce-source', source);
  headers.set('ce-type', envelope.type);
  headers.set('ce-time', envelope.occurredAt);
  headers.set('ce-aggregatetype', envelope.aggregateType);
  headers.set('ce-aggregateid', envelope.aggregateId);
  headers.set('ce-aggregateversion', String(envelope.aggregateVersion));
  headers.set('content-type', 'application/json');
  // Header values are percent-encoded as the CloudEvents HTTP binding does: names are Chinese or Mongolian.
  if (envelope.actor) headers.set('ce-actor', encodeURIComponent(JSON.stringify(envelope.actor)));
  if (traceparent) headers.set('traceparent', traceparent);
  return { headers, payload: JSON.stringify(envelope.data) };
}

/** @throws Error when a header is missing or malformed or the payload is not JSON. */
export function fromWire(headers: MsgHdrs | undefined, payload: Uint8Array): EventEnvelope {
  const header = (name: string): string => {
    const value = headers?.get(name);
    if (!value) throw new Error(`header ${name} is missing`);
    return value;
  };
  const aggregateVersion = Number(header('ce-aggregateversion'));
  if (!Number.isSafeInteger(aggregateVersion) || aggregateVersion < 1) {
    throw new Error(`header ce-aggregateversion is ${header('ce-aggregateversion')}`);
  }
  const actor = headers?.get('ce-actor');
  const traceparent = headers?.get('traceparent');
  return {
    id: header('ce-id'),
    type: header('ce-type'),
    aggregateType: header('ce-aggregatetype'),
    aggregateId: header('ce-aggregateid'),
    aggregateVersion,
    occurredAt: header('ce-time'),
    actor: actor ? Actor.parse(JSON.parse(decodeURIComponent(actor))) : null,
    ...(traceparent && { traceparent }),
    data: JSON.parse(new TextDecoder().decode(payload)) as unknown,
  };
}
