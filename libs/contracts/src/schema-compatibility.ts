type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSchema = (value: unknown): Schema => (isSchema(value) ? value : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Keywords with schemas of their own, compared part by part. */
const nested = new Set(['properties', 'required', 'items', 'anyOf', 'oneOf', 'allOf', 'prefixItems']);
/** Keywords that say nothing about which documents are valid. */
const silent = new Set(['description', 'title', 'examples']);

function propertyChanges(before: Schema, after: Schema, path: string): string[] {
  const [old, now] = [asSchema(before.properties), asSchema(after.properties)];
  const [oldRequired, nowRequired] = [new Set(asList(before.required)), new Set(asList(after.required))];
  const kept = Object.keys(old).flatMap((name) => {
    const at = `${path}.${name}`;
    if (!(name in now)) return [`${at} was removed`];
    if (oldRequired.has(name) !== nowRequired.has(name))
      return [`${at} became ${nowRequired.has(name) ? 'required' : 'optional'}`];
    return changes(asSchema(old[name]), asSchema(now[name]), at);
  });
  const added = Object.keys(now).filter((name) => !(name in old) && nowRequired.has(name));
  return [...kept, ...added.map((name) => `${path}.${name} was added and is required`)];
}

function listChanges(keyword: string, before: Schema, after: Schema, path: string): string[] {
  const [old, now] = [asList(before[keyword]), asList(after[keyword])];
  if (old.length !== now.length) return [`${path}: ${keyword} has ${now.length} instead of ${old.length} parts`];
  return old.flatMap((part, index) => changes(asSchema(part), asSchema(now[index]), `${path}(${index})`));
}

function changes(before: Schema, after: Schema, path: string): string[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  const own = [...keywords]
    .filter((keyword) => !nested.has(keyword) && !silent.has(keyword))
    .filter((keyword) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]))
    .map(
      (keyword) => `${path}: ${keyword} was ${JSON.stringify(before[keyword])}, is ${JSON.stringify(after[keyword])}`,
    );
  return [
    ...own,
    ...propertyChanges(before, after, path),
    ...changesOfItems(before, after, path),
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((keyword) => listChanges(keyword, before, after, path)),
  ];
}

const changesOfItems = (before: Schema, after: Schema, path: string): string[] =>
  'items' in before || 'items' in after ? changes(asSchema(before.items), asSchema(after.items), `${path}[]`) : [];

/**
 * What a consumer of the earlier schema would trip over. An optional field that was added is none of it.
 * @param before stored JSON Schemas by event type
 * @param after those of the present code
 */
export function breakingChanges(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return Object.keys(before).flatMap((type) =>
    type in after ? changes(asSchema(before[type]), asSchema(after[type]), type) : [`${type} was removed`],
  );
}
