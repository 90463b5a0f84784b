import { setTimeout as pause } from 'node:timers/promises';

const LOOKS = 6;

/**
 * Counts both sides until each number was seen to be equal once: work goes on, and two sides are never counted at one moment.
 * @param count the numbers of both sides by what they count; what is missing on one side is zero there
 * @returns what was different each of six times, and how many numbers were compared
 */
export async function untilEqual(
  count: () => Promise<readonly [left: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>]>,
  patienceMs: number,
): Promise<{ different: string[]; compared: number }> {
  const equal = new Set<string>();
  for (let look = 1; ; look += 1) {
    const [left, right] = await count();
    const all = new Set([...Object.keys(left), ...Object.keys(right), ...equal]);
    for (const name of all) if ((left[name] ?? 0) === (right[name] ?? 0)) equal.add(name);
    const different = [...all].filter((name) => !equal.has(name));
    if (different.length === 0 || look === LOOKS) return { different: different.toSorted(), compared: all.size };
    await pause(patienceMs / (LOOKS - 1));
  }
}
