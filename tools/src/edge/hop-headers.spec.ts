import { describe, expect, it } from '@jest/globals';
import { endToEnd } from './hop-headers.js';

describe('endToEnd', () => {
  it('leaves out what concerns one connection, and what the sender says does', () => {
    const headers = {
      connection: 'Keep-Alive, X-Secret',
      'keep-alive': 'timeout=5',
      'transfer-encoding': 'chunked',
      'x-secret': '1',
      accept: 'application/json',
      'set-cookie': ['a=1', 'b=2'],
    };
    expect(endToEnd(headers)).toEqual({ accept: 'application/json', 'set-cookie': ['a=1', 'b=2'] });
  });
});
