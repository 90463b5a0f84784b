import { fieldSentences, kindOf, otherSentences } from './refusal.js';

describe('kindOf', () => {
  it.each([
    [0, 'RETRY'],
    [429, 'RETRY'],
    [503, 'RETRY'],
    [409, 'CONFLICT'],
    [400, 'REFUSED'],
    [403, 'REFUSED'],
    [404, 'REFUSED'],
    [422, 'REFUSED'],
  ] as const)('takes status %d for %s', (status, kind) => expect(kindOf({ status })).toBe(kind));
});

describe('the sentences of a refusal', () => {
  const errors = [
    { field: 'reason', rule: 'platform.input.required', message: '此项必填。' },
    { field: 'children[1].unitId', rule: 'tracking.cascade.unit-twice', message: '不能重复交办。' },
  ];

  it('stand beside their fields', () =>
    expect(fieldSentences({ errors }, ['reason', 'text'])).toEqual({ reason: '此项必填。' }));

  it('stand above the buttons where the form has no such field', () =>
    expect(otherSentences({ errors, sentence: '' }, ['reason'])).toEqual(['不能重复交办。']));

  it('is the one of the whole refusal where no field is named', () =>
    expect(otherSentences({ errors: [], sentence: '须由交办单位办理。' }, ['reason'])).toEqual(['须由交办单位办理。']));
});
