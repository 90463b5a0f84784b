import { describe, expect, it } from '@jest/globals';
import { parseOptions } from './options.js';

const defaults = { port: 8080, isReset: false, withDemo: true, isKeptAlive: false, isEphemeral: false };

describe('parseOptions', () => {
  it.each([
    { name: 'nothing', args: [], expected: defaults },
    { name: 'a port', args: ['--port', '9000'], expected: { ...defaults, port: 9000 } },
    {
      name: 'a fresh start without demo',
      args: ['--reset', '--no-demo'],
      expected: { ...defaults, isReset: true, withDemo: false },
    },
    { name: 'keep-alive', args: ['--keep-alive'], expected: { ...defaults, isKeptAlive: true } },
  ])('reads $name', ({ args, expected }) => {
    expect(parseOptions(args)).toEqual(expected);
  });

  it.each([['--port', '0'], ['--port', '70000'], ['--port', 'http'], ['--unknown'], ['extra']])(
    'refuses %s %s',
    (...args) => {
      expect(() => parseOptions(args.filter((arg) => typeof arg === 'string'))).toThrow(/端口|无法识别的选项/);
    },
  );
});
