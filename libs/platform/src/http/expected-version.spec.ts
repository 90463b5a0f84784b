import { assertVersion, ifMatch } from './expected-version.js';

const request = (value?: string) => ({ headers: { 'if-match': value } });

describe('ifMatch', () => {
  it.each([
    { value: '"3"', version: 3 },
    { value: undefined, version: undefined },
    { value: '*', version: undefined },
  ])('reads $value as $version', ({ value, version }) => {
    expect(ifMatch(request(value))).toBe(version);
  });

  it.each(['3', 'W/"3"', '"x"', '"1", "2"', '"-1"', '"99999999999"'])('refuses %s', (value) => {
    expect(() => ifMatch(request(value))).toThrow(expect.objectContaining({ rule: 'platform.request.if-match' }));
  });
});

describe('assertVersion', () => {
  it('passes the version the command was based on, or none', () => {
    expect(() => assertVersion(3, 3)).not.toThrow();
    expect(() => assertVersion(3, undefined)).not.toThrow();
  });

  it('refuses an older one', () => {
    expect(() => assertVersion(4, 3)).toThrow(
      expect.objectContaining({ code: 'VERSION_CONFLICT', params: { current: 4, expected: 3 } }),
    );
  });
});
