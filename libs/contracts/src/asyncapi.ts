import * as codes from './codes.js';
import { Actor, type Context, type EventDefinition } from './define-event.js';
import { jsonSchemaOf, schemaNames, type JsonSchema } from './json-schema.js';
import { eventModules, eventRegistry } from './registry.js';
import * as scalars from './scalars.js';

type Json = JsonSchema;

const names = schemaNames(Object.assign({ Actor }, scalars, codes, ...eventModules) as Record<string, unknown>);

/** References of a schema as they read inside the document. */
const inDocument = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;

const text = (description: string, extra: Json = {}): Json => ({ type: 'string', description, ...extra });

/** CloudEvents attributes as they travel in NATS headers. */
const headers: Json = {
  type: 'object',
  required: [
    'Nats-Msg-Id',
    'ce-specversion',
    'ce-id',
    'ce-source',
    'ce-type',
    'ce-time',
    'ce-aggregatetype',
    'ce-aggregateid',
    'ce-aggregateversion',
  ],
  properties: {
    'Nats-Msg-Id': text('Same as ce-id; the stream stores a message once.', { format: 'uuid' }),
    'ce-specversion': text('Version of CloudEvents.', { const: '1.0' }),
    'ce-id': text('uuid v7 of the event.', { format: 'uuid' }),
    'ce-source': text('Service that produced the event.'),
    'ce-type': text('Subject without namespace.'),
    'ce-time': text('Instant at which the command decided.', { format: 'date-time' }),
    'ce-aggregatetype': text('What the event is about.'),
    'ce-aggregateid': text('Which one.'),
    'ce-aggregateversion': text('1, 2, 3 … per aggregate without gaps.', { pattern: '^[1-9][0-9]*$' }),
    'ce-actor': text('Percent-encoded JSON of who caused the event; absent where the platform itself acted.', {
      contentMediaType: 'application/json',
      contentSchema: jsonSchemaOf(Actor).schema,
    }),
    traceparent: text('W3C trace context of the command.'),
    'content-type': text('Of the payload.', { const: 'application/json' }),
  },
};

const exampleHeaders = (event: EventDefinition): Json => ({
  'Nats-Msg-Id': '0198c0de-0000-7000-8000-0000000000e1',
  'ce-specversion': '1.0',
  'ce-id': '0198c0de-0000-7000-8000-0000000000e1',
  'ce-source': event.context,
  'ce-type': event.type,
  'ce-time': '2026-03-03T03:00:00.000Z',
  'ce-aggregatetype': event.aggregateType,
  'ce-aggregateid': '0198c0de-0000-7000-8000-0000000000a1',
  'ce-aggregateversion': '1',
  'content-type': 'application/json',
});

const channel = (event: EventDefinition): Json => ({
  address: `{namespace}.${event.type}`,
  summary: event.summary,
  parameters: { namespace: { $ref: '#/components/parameters/namespace' } },
  messages: { event: { $ref: `#/components/messages/${event.type}` } },
});

const operation = (event: EventDefinition): Json => ({
  action: 'send',
  summary: event.summary,
  tags: [{ name: event.context }, { name: event.aggregateType }],
  channel: { $ref: `#/channels/${event.type}` },
  messages: [{ $ref: `#/channels/${event.type}/messages/event` }],
});

const message = (event: EventDefinition): Json => ({
  name: event.type,
  summary: event.summary,
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/CloudEventHeaders' },
  payload: inDocument(jsonSchemaOf(event.schema, names).schema),
  examples: [{ headers: exampleHeaders(event), payload: event.example }],
});

const byType = (make: (event: EventDefinition) => Json): Json =>
  Object.fromEntries(
    [...eventRegistry.values()].sort((a, b) => (a.type < b.type ? -1 : 1)).map((event) => [event.type, make(event)]),
  );

function sharedSchemas(): Json {
  const parts = [...eventRegistry.values()].map((event) => jsonSchemaOf(event.schema, names).parts);
  const shared = Object.entries(Object.assign({}, ...parts) as Json).sort(([a], [b]) => (a < b ? -1 : 1));
  return inDocument(Object.fromEntries(shared));
}

/** All events of the platform as an AsyncAPI 3.0 document; the operations are those of the producing services. */
export function asyncApiDocument(): Json {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Ducha events',
      version: '1',
      description:
        'Events of the supervision platform on NATS JetStream: at least once, in order per aggregate. Within a version of an event only optional fields are added.',
    },
    defaultContentType: 'application/json',
    channels: byType(channel),
    operations: byType(operation),
    components: {
      parameters: { namespace: { description: 'First token of every subject of one platform.', default: 'ducha' } },
      schemas: { CloudEventHeaders: headers, ...sharedSchemas() },
      messages: byType(message),
    },
  };
}

/** The schemas of one context's events, as they are kept for review in `libs/contracts/snapshots`. */
export function eventSchemas(context: Context): Record<string, Json> {
  const events = [...eventRegistry.values()]
    .filter((event) => event.context === context)
    .sort((a, b) => (a.type < b.type ? -1 : 1));
  return Object.fromEntries(events.map((event) => [event.type, jsonSchemaOf(event.schema).schema]));
}
