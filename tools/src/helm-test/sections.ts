import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readServiceConfigs } from '../chart/service-configs.js';
import { services } from '../start/surroundings.js';
import { badValues } from './bad-values.js';
import { containerOf, environmentOf, twice } from './environment.js';
import { frozenIn } from './frozen.js';
import { chart, installValues, preset, root, run, succeed, template, testFolder, tools } from './helm.js';
import { writeSchemas } from './kubernetes-schemas.js';
import { manifestsIn, podOf } from './manifests.js';
import { ownNats, presets } from './matrix.js';
import type { Rendered } from './matrix.js';
import type { Tally } from './tally.js';

export async function lint(tally: Tally): Promise<void> {
  for (const name of presets) {
    const files = ['--values', preset(name), '--values', installValues];
    const assume = 'capabilities.assume=["keda.sh/v1alpha1","gateway.networking.k8s.io/v1","monitoring.coreos.com/v1"]';
    const { code, stdout, stderr } = await run(tools.path('helm'), [
      'lint',
      '--strict',
      chart,
      ...files,
      '--set-json',
      assume,
    ]);
    tally.check(`helm lint --strict with ${name}`, code === 0, stdout + stderr);
  }
  tally.section('lint');
}

export function renders(tally: Tally, rendered: Rendered[]): void {
  for (const { name, failure } of rendered) tally.check(`helm template ${name}`, failure === '', failure);
  tally.section('every preset × database × NATS × hooks × route × autoscaler');
}

interface Conformity {
  resources: { filename: string; kind: string; name: string; msg: string }[];
  summary: { valid: number; invalid: number; errors: number; skipped: number };
}

/** @param folder with the schemas in `schemas/` */
async function conform(folder: string, files: string[]): Promise<Conformity> {
  const schemaLocation = join(folder, 'schemas', '{{.ResourceKind}}{{.KindSuffix}}.json');
  const options = ['-strict', '-summary', '-output', 'json', '-schema-location', schemaLocation];
  return JSON.parse((await run(tools.path('kubeconform'), [...options, ...files])).stdout) as Conformity;
}

export async function schemas(tally: Tally, rendered: Rendered[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ducha-schemas-'));
  try {
    const count = await writeSchemas(join(folder, 'schemas'));
    tally.check('schemas of the built-in kinds and of four operators', count > 150, String(count));
    for (const { name, text } of rendered) await writeFile(join(folder, `${name}.yaml`), text);
    const report = await conform(
      folder,
      rendered.map(({ name }) => join(folder, `${name}.yaml`)),
    );
    for (const { filename, kind, name, msg } of report.resources.slice(0, 20))
      console.error(`  ${filename.slice(folder.length + 1)} ${kind}/${name}: ${msg}`);
    const { valid, invalid, errors } = report.summary;
    await writeFile(join(folder, 'misspelled.yaml'), rendered[0]!.text.replace('maxSurge: 1', 'maxSurges: 1'));
    const misspelled = await conform(folder, [join(folder, 'misspelled.yaml')]);
    tally.check('a misspelled field is found', misspelled.summary.invalid === 1, JSON.stringify(misspelled.summary));
    tally.check('objects were looked at', valid > 1_000, JSON.stringify(report.summary));
    tally.add(valid, invalid + errors);
  } finally {
    await rm(folder, { recursive: true });
  }
  tally.section('kubeconform, strict');
}

interface Score {
  object_name: string;
  type_meta: { kind: string };
  checks: { check: { id: string }; grade: number; skipped: boolean; comments: { summary: string }[] | null }[];
}

/** Below this grade kube-score calls it a warning or worse. */
const goodGrade = 7;

export async function practice(tally: Tally): Promise<void> {
  const exceptions = parse(await readFile(join(testFolder, 'kube-score-exceptions.yaml'), 'utf8')) as {
    check: string;
    kinds: string[];
    reason: string;
  }[];
  const used = new Set<string>();
  for (const name of ['province', 'league', 'banner']) {
    const settings = name === 'banner' ? [...ownNats, 'nats.exporter.enabled=true'] : [];
    const { stdout } = await template([preset(name), installValues], settings);
    const folder = await mkdtemp(join(tmpdir(), 'ducha-score-'));
    const file = join(folder, 'render.yaml');
    await writeFile(file, stdout);
    const score = await run(tools.path('kube-score'), [
      'score',
      '--kubernetes-version',
      'v1.30',
      '--all-default-optional',
      '--output-format',
      'json',
      file,
    ]);
    await rm(folder, { recursive: true });
    for (const { object_name: object, type_meta: type, checks } of JSON.parse(score.stdout) as Score[]) {
      for (const { check, grade, skipped, comments } of checks) {
        if (skipped) continue;
        const exception = exceptions.find((one) => one.check === check.id && one.kinds.includes(type.kind));
        if (grade < goodGrade && exception) used.add(check.id);
        const why = (comments ?? []).map(({ summary }) => summary).join('; ');
        tally.check(`${name}: ${type.kind}/${object} ${check.id}`, grade >= goodGrade || exception !== undefined, why);
      }
    }
  }
  for (const { check } of exceptions) tally.check(`the exception ${check} is still needed`, used.has(check));
  tally.section('kube-score');
}

export async function unitTests(tally: Tally): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ducha-unittest-'));
  const file = join(folder, 'report.xml');
  const { stdout, stderr } = await run(tools.path('helm-unittest'), [
    '--strict',
    '--output-type',
    'JUnit',
    '--output-file',
    file,
    chart,
  ]);
  const report = await readFile(file, 'utf8').catch(() => '');
  const sum = (name: string) =>
    [...report.matchAll(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`, 'g'))].reduce((n, [, d]) => n + Number(d), 0);
  const failed = sum('failures') + sum('errors');
  if (failed > 0 || report === '') console.error(stdout + stderr);
  tally.check('unit tests were found', sum('tests') > 0);
  tally.add(sum('tests') - failed, failed);
  await rm(folder, { recursive: true });
  tally.section('unit tests of the templates (Helm 3)');
}

export async function refusals(tally: Tally): Promise<void> {
  for (const { name, settings, says } of badValues) {
    const { code, stderr } = await template([preset('banner'), installValues], settings);
    tally.check(`${name} is refused by name`, code !== 0 && says.test(stderr), code === 0 ? 'accepted' : stderr);
  }
  const { code, stderr } = await template(
    [preset('banner'), installValues],
    ['global={"imageRegistry":"","umbrella":{"any":1}}'],
  );
  tally.check('an umbrella chart may share what it likes below global', code === 0, stderr);
  const unassumed = await run(tools.path('helm'), [
    'template',
    chart,
    '--values',
    preset('province'),
    '--values',
    installValues,
  ]);
  for (const group of ['keda.sh', 'gateway.networking.k8s.io', 'monitoring.coreos.com'])
    tally.check(
      `a cluster without ${group} is refused with a sentence`,
      unassumed.stderr.includes(`does not know ${group}`),
    );
  tally.section('wrong values');
}

/** What the manuals tell an installer to write must work, and more of it as they say. */
export async function manuals(tally: Tally): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ducha-manuals-'));
  for (const page of ['province', 'banner']) {
    const text = await readFile(join(root, 'docs', 'deploy', `${page}.md`), 'utf8');
    const [own, ...more] = [...text.matchAll(/```yaml\n([^]*?)```/g)].map(([, block]) => block!);
    const files: string[] = [];
    for (const [index, block] of [own!, ...more].entries()) {
      files.push(join(folder, `${page}-${index}.yaml`));
      await writeFile(files[index]!, block);
      const { code, stderr } = await template([preset(page), files[0]!, ...(index > 0 ? [files[index]!] : [])]);
      tally.check(`values ${index + 1} of docs/deploy/${page}.md`, code === 0, stderr);
    }
  }
  await rm(folder, { recursive: true });
  tally.section('values in the manuals');
}

export async function frozen(tally: Tally): Promise<void> {
  const golden = await readFile(join(testFolder, 'frozen.json'), 'utf8');
  for (const name of ['province', 'banner', 'dev']) {
    const { stdout } = await template([preset(name), installValues], name === 'province' ? [] : ownNats);
    const expected = (JSON.parse(golden) as Record<string, unknown>)[name];
    const present = frozenIn(stdout);
    tally.check(
      `selectors and claims of ${name} are those of deploy/helm-test/frozen.json`,
      JSON.stringify(present) === JSON.stringify(expected),
      JSON.stringify(present, null, 1),
    );
  }
  const plain = async (settings: string[]): Promise<string[]> => {
    const { stdout } = await template(
      [preset('banner'), installValues],
      ['migrations.useHelmHooks=false', ...settings],
    );
    return stdout.match(/ducha-(migrations|streams|reference-data)-[0-9a-f]{10}/g) ?? [];
  };
  const [names, same, others] = [await plain([]), await plain([]), await plain(['migrations.backoffLimit=7'])];
  tally.check('a Job beside the release keeps its name while it does the same', names.join() === same.join());
  tally.check(
    'and has another where anything of it changes, for it could not be changed itself',
    names.length === 3 && others.length === 3 && !others.some((name) => names.includes(name)),
    `${names.join(' ')}\n${others.join(' ')}`,
  );
  tally.section('what an upgrade may not change');
}

/** Words that only a secret's content would bring, and fields that hold one. */
const secretSigns = [/kind: Secret\b/, /\bstringData:/, /:\/\/[^:/\s$"]+:(?!\$\()[^@\s"]+@/, /password: [^{\s"]/i];

export function secrets(tally: Tally, rendered: Rendered[]): void {
  for (const { name, text } of rendered) {
    const found = secretSigns.filter((sign) => sign.test(text));
    tally.check(`${name} holds no secret`, found.length === 0, found.join(' '));
  }
  tally.section('no secret in any output');
}

export async function configuration(tally: Tally): Promise<void> {
  const optional = [
    'config.OTEL_EXPORTER_OTLP_ENDPOINT="http://collector:4318"',
    'oidc.jwksUri="http://sso.internal/jwks"',
    'config.RATE_LIMIT_PER_MINUTE=1000000',
  ];
  const { stdout } = await template([preset('banner'), installValues], [...optional, ...ownNats]);
  const manifests = manifestsIn(stdout);
  const configs = await readServiceConfigs(root);
  for (const service of services) {
    const given = environmentOf(containerOf(service, manifests), manifests);
    const wanted = Object.keys(configs[service]).sort();
    tally.check(
      `${service} is given every variable it reads and no other`,
      JSON.stringify([...given].sort()) === JSON.stringify(wanted),
      `given ${given.sort().join(' ')}\nread  ${wanted.join(' ')}`,
    );
  }
  for (const manifest of manifests)
    for (const container of podOf(manifest)?.containers ?? []) {
      const doubled = twice(environmentOf(container, manifests));
      tally.check(
        `${manifest.metadata.name} ${container.name} has each variable once`,
        doubled.length === 0,
        doubled.join(),
      );
    }
  const rate = manifests.find(({ metadata, kind }) => kind === 'ConfigMap' && metadata.name === 'ducha-intake');
  tally.check('a million is written out', rate?.data?.RATE_LIMIT_PER_MINUTE === '1000000');
  tally.section('configuration of the code and of the chart');
}

export async function images(tally: Tally, rendered: Rendered[]): Promise<void> {
  const listed = new Set((await readFile(join(chart, 'images.txt'), 'utf8')).trim().split('\n'));
  const imagesIn = (text: string) =>
    [...text.matchAll(/\bimage(?:Name)?: "?([^"\s{]+)"?$/gm)].map(([, image]) => image!);
  const used = new Set(rendered.flatMap(({ text }) => imagesIn(text)));
  for (const image of used) tally.check(`images.txt names ${image}`, listed.has(image));
  const digest = `sha256:${'ab'.repeat(32)}`;
  const behindGap = await template(
    [preset('small-offline'), installValues],
    [
      'global.imageRegistry="registry.internal:5000"',
      `image.digest="${digest}"`,
      'database.mode="cnpg"',
      ...ownNats,
      'nats.exporter.enabled=true',
    ],
  );
  const pulled = imagesIn(behindGap.stdout);
  tally.check(
    'behind an air gap every image comes from the one registry',
    pulled.length > 5 && pulled.every((image) => image.startsWith('registry.internal:5000/')),
    [...new Set(pulled)].join('\n'),
  );
  tally.check(
    'the digest is what is pulled',
    pulled.some((image) => image.endsWith(`@${digest}`)),
  );
  tally.section('images');
}

export async function generated(tally: Tally): Promise<void> {
  const check = await run(process.execPath, [join(root, 'tools', 'dist', 'chart', 'main.js'), '--check']);
  tally.check('values.schema.json, README.md and images.txt are up to date', check.code === 0, check.stderr);
  const folder = await mkdtemp(join(tmpdir(), 'ducha-package-'));
  await succeed(tools.path('helm'), ['package', chart, '--destination', folder]);
  await rm(folder, { recursive: true });
  tally.check('helm package', true);
  tally.section('generated files');
}
