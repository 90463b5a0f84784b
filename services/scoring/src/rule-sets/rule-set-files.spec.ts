import { join } from 'node:path';
import { parseRuleSet, readRuleSetFiles } from './rule-set-files.js';

const folder = join(import.meta.dirname, '../../../../data/rule-sets');

describe('readRuleSetFiles', () => {
  it('reads the shipped rule sets', async () => {
    const files = await readRuleSetFiles(folder);
    expect(files.map((file) => file.ruleSet.id)).toContain('daily-supervision-assessment-2011');
  });
});

describe('parseRuleSet', () => {
  const change = async (edit: (content: Record<string, unknown>) => void): Promise<string> => {
    const [file] = await readRuleSetFiles(folder);
    const content = structuredClone(file?.ruleSet) as unknown as Record<string, unknown>;
    edit(content);
    return JSON.stringify(content);
  };

  it.each([
    { name: 'half points', edit: (set: Record<string, unknown>) => (set['baseTenths'] = 0.5), says: 'baseTenths' },
    { name: 'an unknown field', edit: (set: Record<string, unknown>) => (set['bonus'] = 1), says: 'bonus' },
    {
      name: 'an end before the beginning',
      edit: (set: Record<string, unknown>) => (set['effectiveTo'] = '2000-01-01'),
      says: 'effectiveTo',
    },
    {
      name: 'a rule twice',
      edit: (set: Record<string, unknown>) => {
        const rules = set['rules'] as unknown[];
        rules.push(rules[0]);
      },
      says: 'occurs twice',
    },
  ])('refuses $name', async ({ edit, says }) => {
    const text = await change(edit);
    expect(() => parseRuleSet('broken.json', text)).toThrow(says);
    expect(() => parseRuleSet('broken.json', text)).toThrow('broken.json');
  });

  it('names the file that is not JSON', () => {
    expect(() => parseRuleSet('broken.json', '{')).toThrow('broken.json is not JSON');
  });

  it('does not see the layout of the file', async () => {
    const text = await change(() => undefined);
    const spaced = JSON.stringify(JSON.parse(text), null, 4);
    expect(parseRuleSet('a.json', spaced).contentHash).toBe(parseRuleSet('a.json', text).contentHash);
  });
});
