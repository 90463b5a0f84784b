import { describe, expect, it } from '@jest/globals';
import { strict } from './kubernetes-schemas.js';

describe('strict', () => {
  it('refuses unknown properties and allows null where one may be left out', () => {
    const schema = {
      type: 'object',
      description: 'a pod',
      required: ['name'],
      properties: { name: { type: 'string' }, port: { type: 'string', format: 'int-or-string' } },
    };
    expect(strict(schema)).toEqual({
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        port: { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, { type: 'null' }] },
      },
      additionalProperties: false,
    });
  });

  it('leaves open what the API server leaves open', () => {
    const schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: {} } };
    expect(strict(schema).additionalProperties).toBe(true);
    expect(strict({ type: 'object' })).not.toHaveProperty('additionalProperties');
  });
});
