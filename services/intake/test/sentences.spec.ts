import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasSentence } from '@ducha/contracts';
import { itemCommandNames } from '../src/domain/item-command.js';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
);
const rules = files.flatMap((file) => [
  ...readFileSync(join(source, file), 'utf8').matchAll(/'(intake\.[a-z-]+\.[a-z-]+)'/g),
]);

describe('refusals of intake', () => {
  it.each([
    ...new Set(rules.map(([, rule = '']) => rule)),
    ...itemCommandNames.map((name) => `intake.item.cannot-${name}`),
  ])('%s has its sentence', (rule) => {
    expect(hasSentence(rule)).toBe(true);
  });
});
