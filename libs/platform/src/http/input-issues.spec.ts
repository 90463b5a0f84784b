import { z } from 'zod';
import { fieldsOf } from './input-issues.js';

const schema = z.strictObject({
  title: z.string().trim().min(1).max(5),
  percent: z.int().min(0).max(100),
  urgency: z.enum(['NORMAL', 'URGENT']),
  dueAt: z.iso.datetime({ offset: true }).optional(),
  containsStateSecret: z.literal(false),
  leads: z
    .array(z.strictObject({ unitId: z.string() }))
    .min(1)
    .max(2),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('A') }),
    z.strictObject({ kind: z.literal('B'), no: z.string() }),
  ]),
});
const good = {
  title: '防火',
  percent: 1,
  urgency: 'NORMAL',
  containsStateSecret: false,
  leads: [{ unitId: 'u' }],
  source: { kind: 'A' },
};

function problems(value: unknown): [field: string, rule: string, message: string][] {
  const result = schema.safeParse(value);
  if (result.success) throw new Error('was accepted');
  return fieldsOf(result.error.issues, value, 'body').map(({ field, rule, message }) => [field, rule, message]);
}

describe('fieldsOf', () => {
  it.each([
    {
      name: 'a missing field',
      change: { title: undefined },
      expected: ['title', 'platform.input.required', '此项必填。'],
    },
    { name: 'a blank text', change: { title: '  ' }, expected: ['title', 'platform.input.required', '此项必填。'] },
    {
      name: 'a missing choice',
      change: { urgency: undefined },
      expected: ['urgency', 'platform.input.required', '此项必填。'],
    },
    {
      name: 'null where a text belongs',
      change: { title: null },
      expected: ['title', 'platform.input.wrong-type', '类型有误，应为文字。'],
    },
    {
      name: 'a wrong type',
      change: { percent: '1' },
      expected: ['percent', 'platform.input.wrong-type', '类型有误，应为数字。'],
    },
    {
      name: 'a fraction',
      change: { percent: 1.5 },
      expected: ['percent', 'platform.input.wrong-type', '类型有误，应为整数。'],
    },
    {
      name: 'an over-long text',
      change: { title: '草原防火物资' },
      expected: ['title', 'platform.input.too-long', '不得超过 5 个字。'],
    },
    {
      name: 'a number too big',
      change: { percent: 101 },
      expected: ['percent', 'platform.input.too-big', '不得大于 100。'],
    },
    {
      name: 'a number too small',
      change: { percent: -1 },
      expected: ['percent', 'platform.input.too-small', '不得小于 0。'],
    },
    {
      name: 'a value that is no choice',
      change: { urgency: 'NOW' },
      expected: ['urgency', 'platform.input.not-allowed', '取值有误，可取：NORMAL、URGENT。'],
    },
    {
      name: 'a malformed instant',
      change: { dueAt: 'morgen' },
      expected: ['dueAt', 'platform.input.format', '格式有误。'],
    },
    {
      name: 'an unknown field',
      change: { colour: 'red' },
      expected: ['colour', 'platform.input.unknown-field', '不支持此项。'],
    },
    {
      name: 'an unknown field in a list',
      change: { leads: [{ unitId: 'u', x: 1 }] },
      expected: ['leads[0].x', 'platform.input.unknown-field', '不支持此项。'],
    },
    { name: 'too few rows', change: { leads: [] }, expected: ['leads', 'platform.input.too-few', '不得少于 1 项。'] },
    {
      name: 'too many rows',
      change: { leads: Array(3).fill({ unitId: 'u' }) },
      expected: ['leads', 'platform.input.too-many', '不得超过 2 项。'],
    },
    {
      name: 'an unknown kind',
      change: { source: { kind: 'C' } },
      expected: ['source.kind', 'platform.input.not-allowed', '取值有误，可取：A、B。'],
    },
    {
      name: 'a field another kind needs',
      change: { source: { kind: 'B' } },
      expected: ['source.no', 'platform.input.required', '此项必填。'],
    },
  ])('names field and rule of $name', ({ change, expected }) => {
    expect(problems({ ...good, ...change })).toEqual([expected]);
  });

  it('names every unknown field', () => {
    expect(problems({ ...good, a: 1, b: 2 }).map(([field]) => field)).toEqual(['a', 'b']);
  });

  it('names the whole body where it is no object', () => {
    expect(problems([])).toEqual([['body', 'platform.input.wrong-type', '类型有误，应为对象。']]);
    expect(problems(undefined)).toEqual([['body', 'platform.input.required', '此项必填。']]);
  });

  it('lets a schema name a rule of its own', () => {
    const own = z.strictObject({ value: z.string().refine((text) => text === 'x', 'platform.input.cursor') });
    const result = own.safeParse({ value: 'y' });
    expect(fieldsOf(result.error?.issues ?? [], { value: 'y' }, 'body')).toMatchObject([
      { field: 'value', rule: 'platform.input.cursor' },
    ]);
  });

  it('reports at most fifty fields, however many the sender invents', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]));
    expect(problems({ ...good, ...many })).toHaveLength(50);
  });
});
