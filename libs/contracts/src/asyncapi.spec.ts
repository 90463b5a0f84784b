import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument, eventSchemas } from './asyncapi.js';
import { eventRegistry } from './registry.js';

const events = [...eventRegistry.values()];
const snapshots = join(import.meta.dirname, '../snapshots');
const stored = (context: string): unknown =>
  JSON.parse(readFileSync(join(snapshots, `${context}.events.json`), 'utf8'));

describe('events', () => {
  it.each(events.map((event) => ({ type: event.type, event })))(
    '$type has an example its own schema accepts',
    ({ event }) => {
      // Unchanged by parsing: an example may not rely on defaults or carry fields the schema does not know.
      expect(event.schema.parse(event.example)).toEqual(event.example);
    },
  );

  it.each(events.map(({ type, context, aggregateType }) => ({ type, context, aggregateType })))(
    '$type is named after context, aggregate and version',
    ({ type, context, aggregateType }) => {
      expect(type).toMatch(new RegExp(`^${context}\\.${aggregateType}\\.[a-z]+(-[a-z]+)*\\.v[1-9]$`));
    },
  );

  it('share no subject', async () => {
    const modules = await Promise.all([
      import('./intake/organization-events.v1.js'),
      import('./intake/item-events.v1.js'),
      import('./tracking/assignment-events.v1.js'),
      import('./scoring/deduction-events.v1.js'),
    ]);
    const declared = modules.flatMap((module) => Object.entries(module).filter(([name]) => /V[1-9]$/.test(name)));
    expect(declared.length).toBeGreaterThan(40);
    expect(eventRegistry.size).toBe(declared.length);
  });
});

describe('v1 is unchanged', () => {
  // A difference is either an optional addition, to be reviewed with `npm run contracts -- --write`, or belongs into a v2.
  it.each(['intake', 'tracking', 'scoring'] as const)('in %s', (context) => {
    expect(eventSchemas(context)).toEqual(stored(context));
  });
});

describe('asyncApiDocument', () => {
  const document = asyncApiDocument() as {
    asyncapi: string;
    channels: Record<string, { address: string }>;
    operations: Record<string, { action: string }>;
    components: {
      messages: Record<string, { examples: { headers: Record<string, string>; payload: unknown }[]; payload: object }>;
      schemas: { CloudEventHeaders: { required: string[] } };
    };
  };

  it('has a channel, an operation and a message for every event', () => {
    const types = [...eventRegistry.keys()].sort();
    expect(document.asyncapi).toBe('3.0.0');
    for (const part of [document.channels, document.operations, document.components.messages])
      expect(Object.keys(part)).toEqual(types);
  });

  it('has no reference that leads nowhere', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, path = ''] of references) {
      const target = path
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect({ path, isFound: target !== undefined }).toEqual({ path, isFound: true });
    }
  });

  it('gives every example all headers that are required', () => {
    for (const { examples } of Object.values(document.components.messages)) {
      expect(Object.keys(examples[0]?.headers ?? {})).toEqual(
        expect.arrayContaining(document.components.schemas.CloudEventHeaders.required),
      );
    }
  });
});
