import { describe, expect, it } from '@jest/globals';
import { displayWidth, table } from './table.js';

describe('table', () => {
  it('aligns columns that mix Chinese and Latin text', () => {
    const lines = table([
      ['督查室', 'a', 'x'],
      ['intake', 'bb', 'y'],
    ]);
    expect(lines).toEqual(['督查室  a   x', 'intake  bb  y']);
    expect(lines.map(displayWidth)).toEqual([13, 13]);
  });
});
