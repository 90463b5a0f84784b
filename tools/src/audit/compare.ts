import { unitsOf } from './counts.js';
import type { Counts } from './counts.js';
import { dashboardOf, ownUnit } from './dashboards.js';
import type { Read } from './dashboards.js';
import { questionsOf, sampleOf } from './questions.js';
import type { Question } from './questions.js';
import { recount } from './recount.js';
import type { LampRule, Told } from './recount.js';
import { compareRows, rowPairs, stillDifferent } from './rows.js';
import type { RowComparison } from './rows.js';
import { differencesOf, numbersOf, numbersOfChild } from './shown.js';
import type { Difference } from './shown.js';
import { readPast, readSources } from './sources.js';
import type { DatabaseUrls, PastSources, Sources } from './sources.js';

export interface Comparison {
  /** The unit everything was audited for, with all below it. */
  root: string;
  questions: Question[];
  units: number;
  dashboards: number;
  numbers: number;
  rows: number;
  differences: Difference[];
}

/** A question with the units it is still to be compared for. */
interface Asked {
  question: Question;
  units: readonly string[];
}

const nothing: Counts = new Map();

/** Units that hold or issue something, with their depth below `root` and how many rows they count. */
function unitsWithRows(sources: Sources, root: string): Map<string, { depth: number; rows: number }> {
  const units = new Map([[root, { depth: 0, rows: 0 }]]);
  for (const { unitPath } of [...sources.assignments, ...sources.items, ...sources.deductions])
    for (const [depth, unit] of unitsOf(unitPath, root).entries())
      units.set(unit, { depth, rows: (units.get(unit)?.rows ?? 0) + 1 });
  return units;
}

async function compareOne(
  read: Read,
  { question, units }: Asked,
  told: Told,
  root: string,
): Promise<{ numbers: number; differences: Difference[]; different: string[] }> {
  const counted = recount(told, question, root);
  const of = (unitId: string): Counts => counted.get(unitId) ?? nothing;
  const differences: Difference[] = [];
  const different: string[] = [];
  let numbers = 0;
  for (const unitId of units) {
    const dashboard = await dashboardOf(read, question, unitId);
    const where = `${question.name}: ${dashboard.unit.name}`;
    const shown = numbersOf(dashboard);
    const found = differencesOf(where, shown, of(unitId));
    numbers += shown.size;
    for (const child of dashboard.children) {
      const part = numbersOfChild(child);
      numbers += part.size;
      found.push(...differencesOf(`${where} › ${child.unit.id}`, part, of(child.unit.id), false));
    }
    if (found.length > 0) different.push(unitId);
    differences.push(...found);
  }
  return { numbers, differences, different };
}

/**
 * Recounts what dashboards show from the source rows and the producers' event logs, and compares every number. What differs is
 * recounted and asked again until it agrees, for at most `settleMs`: events are on their way while people work.
 * @param read as somebody who may read reports; the audit covers the unit this person acts for and all below it
 */
export async function compareSettled(
  read: Read,
  urls: DatabaseUrls,
  rule: LampRule,
  settleMs: number,
): Promise<Comparison> {
  const root = await ownUnit(read);
  const deadline = Date.now() + settleMs;
  let sources = await readSources(urls);
  const units = unitsWithRows(sources, root);
  const sample = sampleOf(units);
  const questions = questionsOf(sources.assignments, new Date());
  let asked: Asked[] = questions.map((question) => ({
    question,
    units: question.isForAll ? [...units.keys()] : sample,
  }));
  const result: Comparison = {
    root,
    questions,
    units: units.size,
    dashboards: asked.reduce((sum, one) => sum + one.units.length, 0),
    numbers: 0,
    rows: sources.assignments.length + sources.items.length + sources.deductions.length,
    differences: [],
  };
  for (let isFirst = true; ; isFirst = false) {
    const again: Asked[] = [];
    const past = new Map<string, PastSources>();
    result.differences = [];
    for (const one of asked) {
      const { day } = one.question;
      if (day !== null && !past.has(day)) past.set(day, await readPast(urls, day));
      const told = { sources, past: day === null ? null : (past.get(day) ?? null), rule };
      // Lamps of now are of the instant they are asked for.
      const question = day === null ? { ...one.question, asOf: new Date() } : one.question;
      const { numbers, differences, different } = await compareOne(read, { ...one, question }, told, root);
      if (isFirst) result.numbers += numbers;
      result.differences.push(...differences);
      if (different.length > 0) again.push({ question, units: different });
    }
    if (again.length === 0 || Date.now() >= deadline) return result;
    asked = again;
    sources = await readSources(urls);
  }
}

/** Compares reporting's rows with their sources; what differs is looked at again for at most `settleMs`. */
export async function compareRowsSettled(
  urls: DatabaseUrls & { reporting: string },
  settleMs: number,
): Promise<RowComparison[]> {
  const deadline = Date.now() + settleMs;
  const results: RowComparison[] = [];
  for (const pair of rowPairs) {
    const compared = await compareRows(urls, pair);
    while (compared.differences.length > 0 && Date.now() < deadline)
      compared.differences = await stillDifferent(urls, pair, compared.differences);
    results.push(compared);
  }
  return results;
}
