import type { Change } from './contributions.js';
import { dimensionKeys, hasRareDays, issuerKeys, type Dimensions } from './count-keys.js';
import type { Cells, CounterSums, PackedCounter } from './counter-sums.js';
import type { Counted } from './tally.js';

/** Cells that were added up when they were `merged`, and what came since. */
interface Amounts {
  cells: Cells;
  merged: number;
}
type Told = Amounts & { dimensions: Dimensions };

/** So many numbers are added up before they are looked at again. */
const mergedFrom = 4_096;

/** Takes a counter of a unit; answers a promise where the next one is to wait. */
export type TakeCounter = (unitId: string, key: string, counter: PackedCounter) => Promise<void> | undefined;

/** All that a unit and those below it count, told apart by dimensions and by issuing units. */
export class UnitRollUp {
  private readonly told = new Map<string, Told>();
  private readonly byIssuer = new Map<string, Amounts>();

  constructor(private readonly sums: CounterSums) {}

  add({ dimensions, issuingUnitId }: Pick<Counted, 'dimensions' | 'issuingUnitId'>, changes: readonly Change[]): void {
    const { contentCategory, sourceKind, role, level } = dimensions;
    const told = this.toldOf(`${contentCategory} ${sourceKind} ${role} ${level}`, dimensions).cells;
    const issued = this.issuedBy(issuingUnitId).cells;
    for (const { day, column, amount } of changes) {
      const cell = this.sums.cellOf(day, column);
      told.push(cell, amount);
      issued.push(cell, amount);
    }
  }

  /** Takes over what a unit below has, which is not to be used afterwards. */
  absorb(below: UnitRollUp): void {
    for (const [name, told] of below.told)
      if (this.told.has(name)) this.addTo(this.toldOf(name, told.dimensions), told.cells);
      else this.told.set(name, told);
    for (const [issuer, issued] of below.byIssuer)
      if (this.byIssuer.has(issuer)) this.addTo(this.issuedBy(issuer), issued.cells);
      else this.byIssuer.set(issuer, issued);
  }

  /** Every counter of the unit. @param depth labels of its path */
  async counters(unitId: string, depth: number, take: TakeCounter): Promise<void> {
    const byKey = new Map<string, Cells[]>();
    const add = (key: string, cells: Cells): void => {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [cells]);
      else known.push(cells);
    };
    for (const { dimensions, cells } of this.told.values())
      for (const key of dimensionKeys(dimensions, depth)) add(key, cells);
    for (const [issuer, { cells }] of this.byIssuer) for (const key of issuerKeys(issuer, depth)) add(key, cells);
    for (const [key, all] of byKey) {
      for (const cells of all) this.sums.add(cells);
      const counter = this.sums.takePacked(hasRareDays(key, depth));
      const taken = counter === null ? undefined : take(unitId, key, counter);
      // Most counters only join others: ten million turns of the queue would be felt.
      if (taken) await taken;
    }
  }

  private addTo(into: Amounts, cells: Cells): void {
    for (const number of cells) into.cells.push(number);
    if (into.cells.length < mergedFrom + 2 * into.merged) return;
    this.sums.add(into.cells);
    into.cells = this.sums.takeCells();
    into.merged = into.cells.length;
  }

  private toldOf(name: string, dimensions: Dimensions): Told {
    let told = this.told.get(name);
    if (told === undefined) this.told.set(name, (told = { dimensions, cells: [], merged: 0 }));
    return told;
  }

  private issuedBy(issuer: string): Amounts {
    let issued = this.byIssuer.get(issuer);
    if (issued === undefined) this.byIssuer.set(issuer, (issued = { cells: [], merged: 0 }));
    return issued;
  }
}
