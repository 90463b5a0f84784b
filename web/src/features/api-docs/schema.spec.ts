import { limitsOf, objectIn, resolved, type Schema, typeText } from './schema.js';

const schemas: Record<string, Schema> = {
  UnitName: { type: 'object', properties: { id: { type: 'string' } } },
  Role: { type: 'string', enum: ['A', 'B'] },
};
const unit = { $ref: '#/components/schemas/UnitName' };

describe('typeText', () => {
  it.each<[Schema, string]>([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'uuid' }, 'string(uuid)'],
    [unit, 'UnitName'],
    [{ type: 'array', items: unit }, 'UnitName[]'],
    [{ type: 'array', items: { anyOf: [unit, { type: 'null' }] } }, '(UnitName | null)[]'],
    [{ type: 'string', enum: ['A', 'B'] }, '"A" | "B"'],
    [{ const: true }, 'true'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ allOf: [unit, { type: 'object' }] }, 'UnitName & object'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [key]: string }'],
    [{}, 'any'],
  ])('of %j is %s', (schema, expected) => expect(typeText(schema)).toBe(expected));
});

describe('limitsOf', () => {
  it('names limits and the default', () =>
    expect(limitsOf({ type: 'integer', minimum: 1, maximum: 200, default: 50 })).toEqual([
      'minimum 1',
      'maximum 200',
      'default 50',
    ]));
  it('leaves out the range every integer has', () =>
    expect(limitsOf({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toEqual(['minimum 0']));
});

describe('objectIn', () => {
  it.each<[string, Schema, Schema | null]>([
    ['a reference', unit, schemas['UnitName']!],
    ['a list', { type: 'array', items: unit }, schemas['UnitName']!],
    ['what may be null', { anyOf: [unit, { type: 'null' }] }, schemas['UnitName']!],
    ['a map', { type: 'object', additionalProperties: unit }, schemas['UnitName']!],
    ['a choice of several', { anyOf: [unit, { type: 'object', properties: {} }] }, null],
    ['a text', { type: 'string' }, null],
    ['a code', { $ref: '#/components/schemas/Role' }, null],
  ])('of %s', (_name, schema, expected) => expect(objectIn(schema, schemas)).toBe(expected));
});

describe('resolved', () => {
  it('keeps a reference that leads nowhere', () => {
    const lost = { $ref: '#/components/schemas/Lost' };
    expect(resolved(lost, schemas)).toBe(lost);
  });
});
