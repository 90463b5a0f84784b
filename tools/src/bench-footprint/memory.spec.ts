import { describe, expect, it } from '@jest/globals';
import { parseRollup } from './memory.js';

describe('parseRollup', () => {
  it('reads the share of a process and all it has in memory, in MiB', () => {
    const text = `55e0-7ffd ---p 00000000 00:00 0    [rollup]
Rss:              204800 kB
Pss:              102400 kB
Pss_Dirty:         90000 kB
Shared_Clean:      40000 kB
`;
    expect(parseRollup(text)).toEqual({ proportional: 100, resident: 200 });
  });
});
