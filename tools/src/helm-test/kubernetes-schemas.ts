import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { crdFolder, crdModules, requiredModule } from './go-modules.js';

type Schema = Record<string, unknown>;
type Definitions = Record<string, Schema>;

const isSchema = (value: unknown): value is Schema =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The quantity of Kubernetes is a text in the description and a number wherever people write one. */
const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const stringOrInteger = { anyOf: [{ type: 'string' }, { type: 'integer' }] };

/** Made strict: no unknown property, null where a property may be left out. */
export function strict(schema: Schema): Schema {
  const { description: _, properties, items, additionalProperties, format, ...rest } = schema;
  if (schema['x-kubernetes-int-or-string'] || format === 'int-or-string') return stringOrInteger;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const made: Schema = { ...rest };
  if (isSchema(properties)) {
    made.properties = Object.fromEntries(
      Object.entries(properties as Record<string, Schema>).map(([name, property]) => {
        const own = strict(property);
        return [name, required.has(name) ? own : { anyOf: [own, { type: 'null' }] }];
      }),
    );
    made.additionalProperties = schema['x-kubernetes-preserve-unknown-fields'] === true;
  }
  if (isSchema(additionalProperties)) made.additionalProperties = strict(additionalProperties);
  if (isSchema(items)) made.items = strict(items);
  return made;
}

interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** As kubeconform looks for it: kind, first word of the group, version. */
const fileName = ({ group, version, kind }: GroupVersionKind): string =>
  `${[kind, ...(group ? [group.split('.')[0]!] : []), version].join('-').toLowerCase()}.json`;

function referencesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  if (!isSchema(schema)) return [];
  const own = typeof schema.$ref === 'string' ? [schema.$ref.replace('#/definitions/', '')] : [];
  return [...own, ...Object.values(schema).flatMap(referencesIn)];
}

/** What a definition needs, and nothing else. */
function closure(name: string, definitions: Definitions, found: Definitions = {}): Definitions {
  if (name in found) return found;
  found[name] = definitions[name]!;
  for (const reference of referencesIn(found[name])) closure(reference, definitions, found);
  return found;
}

async function builtInKinds(folder: string): Promise<number> {
  const swagger = join(await requiredModule('k8s.io/kubernetes'), 'api', 'openapi-spec', 'swagger.json');
  const { definitions: given } = JSON.parse(await readFile(swagger, 'utf8')) as { definitions: Definitions };
  const definitions = Object.fromEntries(Object.entries(given).map(([name, schema]) => [name, strict(schema)]));
  definitions[quantity] = { anyOf: [{ type: 'string' }, { type: 'number' }] };
  let count = 0;
  for (const [name, schema] of Object.entries(given)) {
    const kinds = schema['x-kubernetes-group-version-kind'] as GroupVersionKind[] | undefined;
    const [kind, ...others] = kinds ?? [];
    // Options that belong to every group are no objects of their own.
    if (!kind || others.length > 0) continue;
    const text = JSON.stringify({ $ref: `#/definitions/${name}`, definitions: closure(name, definitions) });
    await writeFile(join(folder, fileName(kind)), text);
    count += 1;
  }
  return count;
}

interface Crd {
  kind: string;
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: Schema } }[];
  };
}

async function customKinds(folder: string, source: string): Promise<number> {
  let count = 0;
  for (const file of (await readdir(source)).filter((name) => name.endsWith('.yaml'))) {
    const documents = parseAllDocuments(await readFile(join(source, file), 'utf8'));
    const crds = documents.map((document) => document.toJS() as Crd | null);
    for (const crd of crds.filter((one) => one?.kind === 'CustomResourceDefinition')) {
      const { group, names, versions } = crd!.spec;
      for (const { name: version, schema } of versions) {
        const own = strict(schema.openAPIV3Schema);
        const text = JSON.stringify({ ...own, properties: { ...(own.properties as object), metadata: {} } });
        await writeFile(join(folder, fileName({ group, version, kind: names.kind })), text);
        count += 1;
      }
    }
  }
  return count;
}

/** Writes a strict JSON schema of every kind the pinned versions know. @returns how many */
export async function writeSchemas(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = await builtInKinds(folder);
  for (const module of crdModules) count += await customKinds(folder, await crdFolder(module));
  return count;
}
