import { parseOptions } from './options.js';

describe('parseOptions', () => {
  it('measures 1, 8 and 32 clients on a platform of its own by default', () => {
    expect(parseOptions([])).toEqual({
      baseUrl: undefined,
      clients: [1, 8, 32],
      seconds: 10,
      warmUpSeconds: 3,
      rounds: 3,
      isJson: false,
    });
  });

  it.each([
    { name: 'a client count that is no number', args: ['--clients', '8,x'], message: '--clients: x' },
    { name: 'half a client', args: ['--clients', '1.5'], message: '--clients: 1.5' },
    { name: 'no time at all', args: ['--seconds', '0'], message: '--seconds: 0' },
    { name: 'an unknown option', args: ['--fast'], message: '--fast' },
  ])('refuses $name', ({ args, message }) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
