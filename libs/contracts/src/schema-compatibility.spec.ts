import { z } from 'zod';
import { breakingChanges } from './schema-compatibility.js';

const stored = z.object({
  id: z.uuid(),
  note: z.string().optional(),
  state: z.enum(['A', 'B']),
  rows: z.array(z.object({ n: z.int() })),
  dueAt: z.iso.datetime().nullable(),
});
const compare = (changed: z.ZodType) =>
  breakingChanges(
    { 'x.y.z.v1': z.toJSONSchema(stored, { io: 'input' }) },
    { 'x.y.z.v1': z.toJSONSchema(changed, { io: 'input' }) },
  );

describe('breakingChanges', () => {
  it.each([
    { name: 'nothing changed', changed: stored },
    { name: 'an optional field was added', changed: stored.extend({ remark: z.string().optional() }) },
    {
      name: 'an optional field was added in a list',
      changed: stored.extend({ rows: z.array(z.object({ n: z.int(), m: z.string().optional() })) }),
    },
    { name: 'a description was written', changed: stored.extend({ note: z.string().describe('why').optional() }) },
  ])('finds none where $name', ({ changed }) => {
    expect(compare(changed)).toEqual([]);
  });

  it.each([
    { name: 'a field was removed', changed: stored.omit({ note: true }), expected: 'x.y.z.v1.note was removed' },
    {
      name: 'a required field was added',
      changed: stored.extend({ remark: z.string() }),
      expected: 'x.y.z.v1.remark was added and is required',
    },
    {
      name: 'a field became required',
      changed: stored.required({ note: true }),
      expected: 'x.y.z.v1.note became required',
    },
    { name: 'a field became optional', changed: stored.partial({ id: true }), expected: 'x.y.z.v1.id became optional' },
    {
      name: 'a value was added to a choice',
      changed: stored.extend({ state: z.enum(['A', 'B', 'C']) }),
      expected: /x\.y\.z\.v1\.state: enum was/,
    },
    {
      name: 'a type changed in a list',
      changed: stored.extend({ rows: z.array(z.object({ n: z.string() })) }),
      expected: /x\.y\.z\.v1\.rows\[\]\.n: type was "integer", is "string"/,
    },
    {
      name: 'null is no longer allowed',
      changed: stored.extend({ dueAt: z.iso.datetime() }),
      expected: /x\.y\.z\.v1\.dueAt/,
    },
  ])('names the place where $name', ({ changed, expected }) => {
    const found = compare(changed);
    expect(found.some((line) => (typeof expected === 'string' ? line === expected : expected.test(line)))).toBe(true);
  });

  it('names an event that is gone', () => {
    expect(breakingChanges({ 'x.y.z.v1': {} }, {})).toEqual(['x.y.z.v1 was removed']);
  });
});
