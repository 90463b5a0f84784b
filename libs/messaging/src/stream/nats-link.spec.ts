import { describe, expect, it } from '@jest/globals';
import { serversOf } from './nats-link.js';

describe('serversOf', () => {
  it.each([
    { name: 'one server', url: 'nats://127.0.0.1:4222', expected: { servers: ['nats://127.0.0.1:4222'] } },
    {
      name: 'a cluster',
      url: 'nats://a:4222, nats://b:4222',
      expected: { servers: ['nats://a:4222', 'nats://b:4222'] },
    },
    {
      name: 'user and password',
      url: 'tls://ducha:p%40ss@nats:4222',
      expected: { servers: ['tls://nats:4222'], user: 'ducha', pass: 'p@ss' },
    },
    { name: 'a token', url: 'nats://secret@nats:4222', expected: { servers: ['nats://nats:4222'], token: 'secret' } },
  ])('reads $name', ({ url, expected }) => {
    expect(serversOf(url)).toEqual(expected);
  });
});
