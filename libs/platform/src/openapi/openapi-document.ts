import * as contracts from '@ducha/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { z } from 'zod';

interface Operation {
  responses: Record<string, unknown>;
  parameters?: { in: string; name: string }[];
  security?: unknown[];
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
const commandHeaders = ['IdempotencyKey', 'IfMatch'].map((name) => ({ $ref: `#/components/parameters/${name}` }));

const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

const parameters = {
  PostId: header('X-Post-Id', 'The post the request is made from; the caller’s first post where it is absent.', {
    type: 'string',
    format: 'uuid',
  }),
  IdempotencyKey: header(
    'Idempotency-Key',
    'The same key with the same content repeats the first answer instead of the command.',
    {
      type: 'string',
      minLength: 1,
      maxLength: 100,
    },
  ),
  IfMatch: header('If-Match', 'Version in quotes the command is based on; 409 where the row has moved on.', {
    type: 'string',
    examples: ['"3"'],
  }),
};

const problemResponse = {
  description: 'Refused; `rule` and `errors` say why.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Every operation can be refused, commands take their headers, and only what is marked public needs no token. */
function complete(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method] as Operation | undefined;
      if (!operation) continue;
      operation.responses['default'] = { $ref: '#/components/responses/Problem' };
      operation.parameters = [
        ...(operation.parameters ?? []),
        { $ref: '#/components/parameters/PostId' } as never,
        ...(method === 'get' ? [] : (commandHeaders as never[])),
      ];
    }
  }
  const { parts } = contracts.jsonSchemaOf(contracts.Problem, names);
  // Swagger leads the references of converted answers to the components; these were not converted by it.
  const schemas = JSON.parse(JSON.stringify(parts).replaceAll('#/$defs/', '#/components/schemas/')) as object;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(schemas as Record<string, never>) },
    responses: { Problem: problemResponse },
    parameters: parameters as never,
  };
  return document;
}

const names = contracts.schemaNames(contracts);

/** Answers refer to their schema by name; inputs are written out, because query parameters are read off their properties. */
function convert(
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): { schema: unknown; components: Record<string, unknown> } {
  const { schema: converted, parts } = contracts.jsonSchemaOf(schema as z.ZodType, names);
  if (schemaType === 'output' || typeof converted.$ref !== 'string') return { schema: converted, components: parts };
  const { [converted.$ref.replace('#/$defs/', '')]: own, ...others } = parts;
  return { schema: own, components: others };
}

/** The OpenAPI 3.1 description of a service, from its controllers and their zod schemas. */
export function openApiDocument(app: INestApplication, service: string): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Ducha ${service}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    standardSchemaConverter: convert,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return complete(document);
}
