import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { administration } from './zh-cn/administration.js';
import { zhCn } from './zh-cn/index.js';
import { village } from './zh-cn/village.js';

const source = join(import.meta.dirname, '..');

function sourceFiles(isWanted: (name: string) => boolean): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.tsx?$/.test(name) && !/\.spec\.ts$/.test(name) && !name.startsWith(join('i18n', 'zh-cn')) && isWanted(name),
    )
    .map((name) => readFileSync(join(source, name), 'utf8'));
}

function leaves(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}${name}`] : leaves(value as object, `${prefix}${name}.`),
  );
}

/** A key as the code writes it; `${…}` in it stands for one segment. */
function usedPatterns(isWanted: (name: string) => boolean = () => true): string[] {
  const call = /\bt\(\s*(['`])((?:(?!\1).)+)\1/gs;
  const constant = /i18nKey(?::|=)\s*['"]([^'"]+)['"]/g;
  return sourceFiles(isWanted).flatMap((text) => [
    ...[...text.matchAll(call)].map((match) => match[2] ?? ''),
    ...[...text.matchAll(constant)].map((match) => match[1] ?? ''),
  ]);
}

const matcher = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/\$\{[^}]*\}/g, '\0')
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replaceAll('\0', '[^.]+')}$`,
  );

describe('the Chinese catalogue', () => {
  const keys = leaves({ ...zhCn, ...administration, village });
  const patterns = [...new Set(usedPatterns())];

  it('is used by the code', () => expect(patterns.length).toBeGreaterThan(50));

  it('has every key the code asks for', () =>
    expect(patterns.filter((pattern) => !keys.some((key) => matcher(pattern).test(key)))).toEqual([]));

  it('has no key the code never asks for', () => {
    const matchers = patterns.map(matcher);
    expect(keys.filter((key) => !matchers.some((used) => used.test(key)))).toEqual([]);
  });

  it('is loaded by each front end as far as it asks for it', () => {
    const isOfVillage = (name: string) => name.startsWith('village/');
    const asked = (isWanted: (name: string) => boolean) =>
      usedPatterns(isWanted).map((pattern) => pattern.split('.')[0]);
    const known = ['village', 'glossary', 'timeLeft'];
    expect(asked(isOfVillage).filter((part = '') => !known.includes(part))).toEqual([]);
    expect(asked((name) => !isOfVillage(name))).not.toContain('village');
    const isOfAdministration = (name: string) =>
      /^features\/(settings|organization|posts|status|api-docs)\//.test(name);
    const elsewhere = asked((name) => !isOfVillage(name) && !isOfAdministration(name));
    expect(elsewhere.filter((part = '') => part in administration)).toEqual([]);
  });

  it('has no empty sentence', () => expect(keys.length).toBe(Object.values(keys).filter(Boolean).length));

  it('keeps Chinese text out of the components', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.tsx') && /[\u4e00-\u9fff]/.test(readFileSync(join(source, name), 'utf8')),
    );
    expect(files).toEqual([]);
  });
});
