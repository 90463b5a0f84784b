import { Platform } from '../../tools/src/client/platform.js';
import { checkFinished, playFirstPath } from '../../tools/src/smoke/first-path.js';
import { checkLevels } from '../../tools/src/smoke/levels.js';
import { checkRefusals } from '../../tools/src/smoke/refusals.js';

describe('the first path', () => {
  it('travels from the autonomous region to the gacha and back, on real processes', async () => {
    const platform = new Platform(process.env.E2E_BASE_URL!, { patienceMs: 10_000 });
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);

    const { itemId, tree } = await playFirstPath(platform, log);
    await checkFinished(platform, itemId, tree);
    await checkLevels(platform, itemId, log);
    await checkRefusals(platform, itemId, tree.league, log);

    expect(lines).toHaveLength(8);
  }, 120_000);
});
