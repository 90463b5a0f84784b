import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceFor } from './zh-cn.js';
import * as intake from './intake.zh-cn.js';
import * as platform from './platform.zh-cn.js';
import * as reporting from './reporting.zh-cn.js';
import * as scoring from './scoring.zh-cn.js';
import * as tracking from './tracking.zh-cn.js';

const root = join(import.meta.dirname, '../../../..');
/** Which prefixes a file may hold; messaging has no file of its own. */
const catalogues: { prefix: RegExp; catalogue: Record<string, string> }[] = [
  { prefix: /^(platform|messaging)\./, catalogue: platform.platformMessages },
  { prefix: /^intake\./, catalogue: intake.intakeMessages },
  { prefix: /^tracking\./, catalogue: tracking.trackingMessages },
  { prefix: /^scoring\./, catalogue: scoring.scoringMessages },
  { prefix: /^reporting\./, catalogue: reporting.reportingMessages },
];
const sentences: Record<string, string> = Object.assign({}, ...catalogues.map(({ catalogue }) => catalogue));

const sources = ['services', 'libs']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(
    (entry) =>
      entry.isFile() && /\/src(\/|$)/.test(entry.parentPath) && !/node_modules|\/messages$/.test(entry.parentPath),
  )
  .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  .join('\n');

const key = '(?:platform|messaging|intake|tracking|scoring|reporting)\\.[a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)*';
const all = (pattern: RegExp): string[] =>
  [...new Set([...sources.matchAll(pattern)].map(([, found = '']) => found))].sort();

/** Every text that has the form of a rule, wherever it stands: some travel through tables and variables before they are thrown. */
const literals = new Set(all(new RegExp(`['"\`](${key})['"\`]`, 'g')));
/** Rules named where they are thrown. */
const thrown = all(
  new RegExp(`(?:new (?:DomainError|ProblemError)\\(\\s*[^,()]+,\\s*|fieldProblem\\(\\s*)['"](${key})['"]`, 'g'),
);
/** Rules put together, such as \`intake.item.cannot-\${command}\`. */
const templates = all(/`((?:platform|messaging|intake|tracking|scoring|reporting)\.[^`]*\$\{[^`]*)`/g).map(
  (template) =>
    new RegExp(
      `^${template
        .replace(/\$\{[^}]*\}/g, '\u0000')
        .replace(/[.\-]/g, '\\$&')
        .replaceAll('\u0000', '[a-zA-Z0-9_.-]+')}$`,
    ),
);

describe('sentences of the rules', () => {
  it('finds the rules in the sources', () => {
    expect(thrown.length).toBeGreaterThan(40);
    expect(Object.keys(sentences).length).toBeGreaterThan(40);
  });

  it('exist for every rule that is thrown', () => {
    expect(thrown.filter((rule) => !(rule in sentences))).toEqual([]);
  });

  it('exist for every rule that is put together', () => {
    expect(
      templates.filter((template) => !Object.keys(sentences).some((rule) => template.test(rule))).map(String),
    ).toEqual([]);
  });

  it('are all used', () => {
    expect(
      Object.keys(sentences).filter(
        (rule) => !literals.has(rule) && !templates.some((template) => template.test(rule)),
      ),
    ).toEqual([]);
  });

  it.each(catalogues)('stand under $prefix in their file', ({ prefix, catalogue }) => {
    expect(Object.keys(catalogue).filter((rule) => !prefix.test(rule))).toEqual([]);
  });

  it.each(Object.entries(sentences).map(([rule, sentence]) => ({ rule, sentence })))(
    '$rule is Chinese',
    ({ sentence }) => {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      expect(sentence.trim()).toBe(sentence);
    },
  );

  it('leave no placeholder where the params are given', () => {
    expect(sentenceFor('platform.version.changed', { current: 4, expected: 3 })).not.toMatch(/[{}]/);
  });
});
