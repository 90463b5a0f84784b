import type { Schema, Schemas } from './schema.js';

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}
interface Body {
  content?: Record<string, { schema?: Schema }>;
}
interface OpenApiOperation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body & { $ref?: string; description?: string }>;
}

/** The part of an OpenAPI 3.1 document that is shown. */
export interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Schemas; parameters?: Record<string, Parameter> };
}

interface Message {
  name: string;
  summary?: string;
  payload: Schema;
  examples?: { payload: unknown }[];
}

/** The part of an AsyncAPI 3 document that is shown. */
export interface AsyncApi {
  components: { schemas: Schemas; messages: Record<string, Message> };
}

/** Something one can call or listen to, ready to be shown. */
export interface Entry {
  /** Stands in the address. */
  id: string;
  /** The noun it belongs to; heading of its group. */
  group: string;
  /** `GET` …; EVENT for what is listened to. */
  method: string;
  /** Path, or name of the event. */
  path: string;
  summary: string;
  parameters: Parameter[];
  request: Schema | null;
  /** Status and schema; schema null where the answer is no JSON. */
  answers: { status: string; type: string; schema: Schema | null }[];
  payload: Schema | null;
  example: unknown;
}

const jsonOf = (body: Body | undefined): Schema | null => body?.content?.['application/json']?.schema ?? null;
const parameterName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** The operations of a service in the order of their paths' nouns. */
export function operationsOf({ paths, components }: OpenApi): Entry[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => {
      const [group = ''] = operation.operationId.split('.');
      const parameters = (operation.parameters ?? []).flatMap((parameter) => {
        const real = parameter.$ref ? components.parameters?.[parameterName(parameter.$ref)] : parameter;
        return real ? [real] : [];
      });
      const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default');
      return {
        id: operation.operationId,
        group,
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? operation.description ?? '',
        parameters,
        request: jsonOf(operation.requestBody),
        answers: answers.map(([status, answer]) => ({
          status,
          type: Object.keys(answer.content ?? {})[0] ?? '',
          schema: jsonOf(answer),
        })),
        payload: null,
        example: undefined,
      };
    }),
  );
}

/** The events of all services by what they are about. */
export function eventsOf({ components }: AsyncApi): Entry[] {
  return Object.values(components.messages).map(({ name, summary = '', payload, examples }) => ({
    id: name,
    group: name.split('.').slice(0, 2).join('.'),
    method: 'EVENT',
    path: name,
    summary,
    parameters: [],
    request: null,
    answers: [],
    payload,
    example: examples?.[0]?.payload,
  }));
}

/** Entries whose path, name or summary holds the words, under their groups. */
export function grouped(entries: readonly Entry[], words: string): { group: string; entries: Entry[] }[] {
  const wanted = words.trim().toLowerCase();
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const text = `${entry.method} ${entry.path} ${entry.id} ${entry.summary}`.toLowerCase();
    if (text.includes(wanted)) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups].map(([group, found]) => ({ group, entries: found }));
}
