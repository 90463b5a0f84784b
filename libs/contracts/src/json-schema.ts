import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;
export type SchemaNames = z.core.$ZodRegistry<{ id?: string }>;

/** Names of schemas by the constants they are exported as, so that a document refers to each instead of repeating it. */
export function schemaNames(exported: Record<string, unknown>): SchemaNames {
  const names = z.registry<{ id?: string }>();
  for (const [name, value] of Object.entries(exported)) if (value instanceof z.ZodType) names.add(value, { id: name });
  return names;
}

/**
 * A schema as JSON Schema (draft 2020-12) with its named parts beside it. Objects that are not strict stay open, because
 * a contract may gain optional fields.
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  names: SchemaNames = z.registry(),
): { schema: JsonSchema; parts: Record<string, JsonSchema> } {
  const {
    $schema: _,
    $defs: parts = {},
    ...own
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: names,
    // The pattern of a known format is a page long and says nothing the format does not.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined || jsonSchema.$ref !== undefined) delete jsonSchema.pattern;
    },
  }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
  return { schema: own, parts };
}
