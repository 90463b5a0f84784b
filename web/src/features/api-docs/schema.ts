/** The part of JSON Schema the services' documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: (string | number | null)[];
  const?: unknown;
  description?: string;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

export type Schemas = Readonly<Record<string, Schema>>;

const prefix = '#/components/schemas/';
export const refName = (ref: string): string => (ref.startsWith(prefix) ? ref.slice(prefix.length) : ref);

/** What a reference stands for; the schema itself where it is none or leads nowhere. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const found = schema.$ref === undefined ? undefined : schemas[refName(schema.$ref)];
  return found ?? schema;
}

const alternatives = ({ anyOf, oneOf }: Schema): Schema[] => anyOf ?? oneOf ?? [];
const isNull = ({ type, const: only }: Schema): boolean => type === 'null' || only === null;

/** A type in one line, as programmers write it: `string(uuid)`, `UnitName`, `(PostView)[]`, `"A" | "B"`, `string | null`. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = alternatives(schema);
  if (choices.length > 0) return choices.map(typeText).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeText).join(' & ');
  if (schema.type === 'array') {
    const item = typeText(schema.items ?? {});
    return /[ |&]/.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object')
    return `{ [key]: ${typeText(schema.additionalProperties)} }`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type}(${schema.format})` : type;
}

/** The limits of a value as `name value` pairs. */
export function limitsOf(schema: Schema): string[] {
  const names = [
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'pattern',
  ] as const;
  const bound = ({ minimum, maximum }: Schema) =>
    // The range of safe integers is no rule of the field.
    ({ minimum: minimum === Number.MIN_SAFE_INTEGER, maximum: maximum === Number.MAX_SAFE_INTEGER });
  const isOpen: Partial<Record<(typeof names)[number], boolean>> = bound(schema);
  const limits = names.filter((name) => schema[name] !== undefined && !isOpen[name]);
  return [
    ...limits.map((name) => `${name} ${String(schema[name])}`),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ];
}

/** The object whose fields are worth showing below a value: the value itself, the items of a list, the one choice that is not null. */
export function objectIn(schema: Schema, schemas: Schemas): Schema | null {
  const real = resolved(schema, schemas);
  if (real.properties) return real;
  if (real.items) return objectIn(real.items, schemas);
  if (typeof real.additionalProperties === 'object') return objectIn(real.additionalProperties, schemas);
  const [only, ...more] = alternatives(real).filter((choice) => !isNull(resolved(choice, schemas)));
  return only && more.length === 0 ? objectIn(only, schemas) : null;
}
