import type { Change } from './contributions.js';
import { dimensionKeys, hasRareDays, issuerKeys, type Dimensions } from './count-keys.js';
import type { Cells, CounterSums, PackedCounter } from './counter-sums.js';
import type { Counted } from './tally.js';

/** Cells of a unit itself and of those below it, which are taken over as they are until there are too many. */
interface Amounts {
  parts: Cells[];
  /** Numbers in them, and those that were left when they were added up last. */
  size: number;
  merged: number;
}
type Told = Amounts & { dimensions: Dimensions; name: string };

/** So many numbers are added up before they are looked at again. */
const mergedFrom = 4_096;

/** Keys by dimensions and depth: a few hundred for all units. */
const keys = new Map<string, string[]>();

/** Takes a counter of a unit; answers a promise where the next one is to wait. */
export type TakeCounter = (unitId: string, key: string, counter: PackedCounter) => Promise<void> | undefined;

/** All that a unit and those below it count, told apart by dimensions and by issuing units. */
export class UnitRollUp {
  private readonly told = new Map<string, Told>();
  private readonly byIssuer = new Map<string, Amounts>();

  constructor(private readonly sums: CounterSums) {}

  add({ dimensions, issuingUnitId }: Pick<Counted, 'dimensions' | 'issuingUnitId'>, changes: readonly Change[]): void {
    const { contentCategory, sourceKind, role, level } = dimensions;
    const told = this.toldOf(`${contentCategory} ${sourceKind} ${role} ${level}`, dimensions);
    const issued = this.issuedBy(issuingUnitId);
    const [toldCells, issuedCells] = [ownOf(told), ownOf(issued)];
    for (const { day, column, amount } of changes) {
      const cell = this.sums.cellOf(day, column);
      toldCells.push(cell, amount);
      issuedCells.push(cell, amount);
    }
    told.size += changes.length * 2;
    issued.size += changes.length * 2;
    this.merge(told);
    this.merge(issued);
  }

  /** Takes over what a unit below has, which is not to be used afterwards. */
  absorb(below: UnitRollUp): void {
    for (const [name, told] of below.told)
      if (this.told.has(name)) this.addTo(this.toldOf(name, told.dimensions), told);
      else this.told.set(name, told);
    for (const [issuer, issued] of below.byIssuer)
      if (this.byIssuer.has(issuer)) this.addTo(this.issuedBy(issuer), issued);
      else this.byIssuer.set(issuer, issued);
  }

  /** Every counter of the unit. @param depth labels of its path */
  async counters(unitId: string, depth: number, take: TakeCounter): Promise<void> {
    const byKey = new Map<string, Amounts[]>();
    const add = (key: string, amounts: Amounts): void => {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [amounts]);
      else known.push(amounts);
    };
    for (const told of this.told.values()) for (const key of keysAt(told, depth)) add(key, told);
    for (const [issuer, issued] of this.byIssuer) for (const key of issuerKeys(issuer, depth)) add(key, issued);
    for (const [key, all] of byKey) {
      for (const { parts } of all) for (const cells of parts) this.sums.add(cells);
      const counter = this.sums.takePacked(hasRareDays(key, depth));
      const taken = counter === null ? undefined : take(unitId, key, counter);
      // Most counters only join others: ten million turns of the queue would be felt.
      if (taken) await taken;
    }
  }

  private addTo(into: Amounts, { parts, size }: Amounts): void {
    for (const cells of parts) into.parts.push(cells);
    into.size += size;
    this.merge(into);
  }

  private merge(amounts: Amounts): void {
    if (amounts.size < mergedFrom + 2 * amounts.merged) return;
    for (const cells of amounts.parts) this.sums.add(cells);
    const cells = this.sums.takeCells();
    amounts.parts = [cells];
    amounts.size = amounts.merged = cells.length;
  }

  private toldOf(name: string, dimensions: Dimensions): Told {
    let told = this.told.get(name);
    if (told === undefined) this.told.set(name, (told = { dimensions, name, parts: [], size: 0, merged: 0 }));
    return told;
  }

  private issuedBy(issuer: string): Amounts {
    let issued = this.byIssuer.get(issuer);
    if (issued === undefined) this.byIssuer.set(issuer, (issued = { parts: [], size: 0, merged: 0 }));
    return issued;
  }
}

/** Where the unit's own cells go: nothing has come from below yet, or what has was added up with them. */
function ownOf(amounts: Amounts): Cells {
  const [own] = amounts.parts;
  if (own !== undefined) return own;
  const cells: Cells = [];
  amounts.parts.push(cells);
  return cells;
}

function keysAt({ dimensions, name }: Told, depth: number): string[] {
  const at = `${name} ${depth}`;
  let known = keys.get(at);
  if (known === undefined) keys.set(at, (known = dimensionKeys(dimensions, depth)));
  return known;
}
