import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { chartReadme } from './chart-readme.js';
import { configKeys, derivedIn, undocumented } from './config-keys.js';
import { withoutText } from './documented-values.js';
import { imageList } from './image-list.js';
import { readServiceConfigs } from './service-configs.js';
import { valuesSchema } from './values-schema.js';

export interface GeneratedFile {
  /** From the root of the repository. */
  path: string;
  text: string;
}

const folder = join('deploy', 'helm', 'ducha');

/** What the code asks of the values and they do not say, and the generated files that are not up to date. */
export async function chartDifferences(root: string): Promise<{ problems: string[]; differing: GeneratedFile[] }> {
  const read = (path: string) => readFile(join(root, folder, path), 'utf8');
  const values = await read('values.yaml');
  const keys = configKeys(await readServiceConfigs(root), derivedIn(await read('templates/_env.tpl')));
  const problems = [
    ...undocumented(keys, parse(values) as Parameters<typeof undocumented>[1]),
    ...withoutText(values).map((path) => `values.yaml does not explain ${path}`),
  ];
  const { appVersion } = parse(await read('Chart.yaml')) as { appVersion: string };
  const generated: GeneratedFile[] = [
    { path: 'values.schema.json', text: `${JSON.stringify(valuesSchema(keys), null, 2)}\n` },
    { path: 'README.md', text: chartReadme(values, await presets(root)) },
    { path: 'images.txt', text: imageList(values, appVersion, await read('nats-official.yaml')) },
  ];
  const differing: GeneratedFile[] = [];
  for (const { path, text } of generated)
    if ((await read(path).catch(() => '')) !== text) differing.push({ path: join(folder, path), text });
  return { problems, differing };
}

/** Each preset with the first sentence of its file. */
async function presets(root: string): Promise<{ name: string; first: string }[]> {
  const names = (await readdir(join(root, folder, 'values'))).sort();
  return Promise.all(
    names.map(async (file) => {
      const [first = ''] = (await readFile(join(root, folder, 'values', file), 'utf8')).split('\n');
      return { name: file.replace('.yaml', ''), first: first.replace(/^# /, '') };
    }),
  );
}

export async function writeChart(root: string, files: GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) await writeFile(join(root, path), text);
}
