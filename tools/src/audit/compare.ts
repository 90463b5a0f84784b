import type { Platform } from '../client/platform.js';
import { recountMeasures } from './measures.js';
import { recount } from './recount.js';
import type { LampRule } from './recount.js';
import { differencesOf, numbersOf, numbersOfChild } from './shown.js';
import type { Difference, ShownDashboard } from './shown.js';
import { readSources } from './sources.js';
import type { DatabaseUrls } from './sources.js';

const root = '150000000000';

export interface Comparison {
  units: number;
  numbers: number;
  rows: number;
  differences: Difference[];
}

/** Recounts the source rows and compares every number of every dashboard, all as of one instant. */
export async function compare(platform: Platform, urls: DatabaseUrls, rule: LampRule): Promise<Comparison> {
  const asOf = new Date();
  const sources = await readSources(urls);
  const counted = recount(sources, asOf, rule);
  for (const [unit, measures] of recountMeasures(sources.measures, asOf))
    counted.set(unit, new Map([...(counted.get(unit) ?? []), ...measures]));
  // Every unit that has a row, and each child shown beside it: those without rows must show zeros.
  const units = new Set([root, ...counted.keys()]);
  const differences: Difference[] = [];
  let numbers = 0;
  for (const unitId of units) {
    const query = new URLSearchParams({ unitId, asOf: asOf.toISOString() });
    const dashboard = await platform.as('office').get<ShownDashboard>(`/api/reporting/dashboard?${query}`);
    const shown = numbersOf(dashboard);
    numbers += shown.size;
    differences.push(...differencesOf(dashboard.unit.name, shown, counted.get(unitId) ?? new Map()));
    for (const child of dashboard.children) {
      const part = numbersOfChild(child);
      numbers += part.size;
      const where = `${dashboard.unit.name} › ${child.unit.id}`;
      differences.push(...differencesOf(where, part, counted.get(child.unit.id) ?? new Map(), false));
    }
  }
  const { assignments, items, deductions } = sources;
  return { units: units.size, numbers, rows: assignments.length + items.length + deductions.length, differences };
}

/** Compares again while there are differences, for at most so long: events are on their way while people work. */
export async function compareSettled(
  platform: Platform,
  urls: DatabaseUrls,
  rule: LampRule,
  settleMs: number,
): Promise<Comparison> {
  const deadline = Date.now() + settleMs;
  let result = await compare(platform, urls, rule);
  while (result.differences.length > 0 && Date.now() < deadline) result = await compare(platform, urls, rule);
  return result;
}
