import { decodeUtf8, findUnstorable } from './storable-text.js';

const find = (source: string) => findUnstorable(source, JSON.parse(source));

describe('findUnstorable', () => {
  it.each([
    { name: 'NUL', source: '{"title":"a\\u0000b"}', field: 'title' },
    { name: 'a lone high surrogate', source: '{"a":{"b":["ok","\\ud83d"]}}', field: 'a.b[1]' },
    { name: 'a lone low surrogate', source: '["\\uDE00"]', field: '[0]' },
    { name: 'NUL in a name', source: '{"a":{"b\\u0000":1}}', field: 'a' },
    { name: 'NUL as the whole body', source: '"\\u0000"', field: 'body' },
  ])('finds $name', ({ source, field }) => {
    expect(find(source)).toBe(field);
  });

  it.each([
    { name: 'plain text', source: '{"title":"草原 \\n"}' },
    { name: 'a pair of surrogates', source: '{"title":"\\ud83d\\ude00"}' },
    { name: 'an escaped backslash before u0000', source: '{"title":"\\\\u0000"}' },
  ])('passes $name', ({ source }) => {
    expect(find(source)).toBeUndefined();
  });

  it('survives any depth', () => {
    const depth = 50_000;
    expect(find(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`)).toMatch(/^(\[0\])+$/);
  });
});

describe('decodeUtf8', () => {
  it('refuses bytes that are no UTF-8 instead of replacing them', () => {
    expect(decodeUtf8(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
    expect(decodeUtf8(Buffer.from('"草"'))).toBe('"草"');
  });
});
