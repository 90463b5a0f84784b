import { parse } from 'yaml';

/** A key of the values with what its comment says. */
export interface DocumentedValue {
  path: string;
  text: string;
  default: unknown;
}

const at = (values: unknown, path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], values);

/** Reads the keys whose comment begins with `# --`, in the order of the file. */
export function documentedValues(text: string): DocumentedValue[] {
  const values: unknown = parse(text);
  const found: DocumentedValue[] = [];
  const above: { indent: number; key: string }[] = [];
  let comment = '';
  for (const line of text.split('\n')) {
    const remark = /^\s*# -- (.*)$/.exec(line)?.[1];
    const [, indent, key] = /^( *)([A-Za-z][\w-]*):/.exec(line) ?? [];
    if (remark !== undefined) comment = remark;
    if (indent === undefined || key === undefined) continue;
    while (above.length > 0 && above.at(-1)!.indent >= indent.length) above.pop();
    above.push({ indent: indent.length, key });
    const path = above.map((entry) => entry.key);
    if (comment) found.push({ path: path.join('.'), text: comment, default: at(values, path) });
    comment = '';
  }
  return found;
}

/** Keys without a comment of their own or of one above them. */
export function withoutText(text: string): string[] {
  const documented = documentedValues(text).map(({ path }) => path);
  const isCovered = (path: string): boolean =>
    documented.some((known) => path === known || path.startsWith(`${known}.`));
  const leaves = (value: unknown, path: string): string[] =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !isCovered(path)
      ? Object.entries(value).flatMap(([key, below]) => leaves(below, path ? `${path}.${key}` : key))
      : [path];
  return leaves(parse(text), '').filter((path) => !isCovered(path) && !path.startsWith('services.'));
}
