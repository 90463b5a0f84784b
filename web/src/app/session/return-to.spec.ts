import { safeReturnTo } from './return-to.js';

describe('safeReturnTo', () => {
  it.each([
    ['keeps a path with its filters', '/ledger/assignments?lamp=RED', '/ledger/assignments?lamp=RED'],
    ['refuses another origin', 'https://example.com/', '/'],
    ['refuses a protocol-relative address', '//example.com/', '/'],
    ['refuses a backslash that browsers read as a slash', '/\\example.com', '/'],
    ['does not come back to the callback', '/sign-in/callback?code=1', '/'],
    ['does not come back to the signed-out page', '/signed-out', '/'],
    ['does not come back to the callback of the village page', '/m/sign-in/callback?code=1', '/'],
    ['takes the start page without a state', undefined, '/'],
  ])('%s', (_name, candidate, expected) => expect(safeReturnTo(candidate)).toBe(expected));
});
