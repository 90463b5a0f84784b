import { dimensionKeys, hasRareDays, issuerKeys, type Dimensions } from './count-keys.js';
import { noAmounts, type Amounts } from './packed-amounts.js';
import type { CountChange } from './tally.js';

type Days = Map<number, Amounts>;

interface Told {
  dimensions: Dimensions;
  days: Days;
}

/**
 * All that a unit and those below it count, told apart by dimensions: for counting whole subtrees from the villages up, so that each
 * counter is made once. `Tally` does the same for events, which come from everywhere.
 */
export class UnitRollUp {
  private readonly told = new Map<string, Told>();
  private readonly byIssuer = new Map<string, Days>();

  /** @returns amounts by number of the day, to be added to by `amountsOn` */
  of(dimensions: Dimensions, issuingUnitId: string): { told: Days; issued: Days } {
    const { contentCategory, sourceKind, role, level } = dimensions;
    return {
      told: this.toldOf(`${contentCategory} ${sourceKind} ${role} ${level}`, dimensions),
      issued: this.issuedBy(issuingUnitId),
    };
  }

  /** Takes over what a unit below has, which is not to be used afterwards. */
  absorb(below: UnitRollUp): void {
    for (const [name, { dimensions, days }] of below.told)
      if (this.told.has(name)) addDays(this.toldOf(name, dimensions), days);
      else this.told.set(name, { dimensions, days });
    for (const [issuer, days] of below.byIssuer) addDays(this.issuedBy(issuer), days);
  }

  /** Every counter of the unit. @param depth labels of its path */
  changes(unitId: string, depth: number): CountChange[] {
    const byKey = new Map<string, Days>();
    for (const { dimensions, days } of this.told.values())
      for (const key of dimensionKeys(dimensions, depth)) {
        let sum = byKey.get(key);
        if (sum === undefined) byKey.set(key, (sum = new Map()));
        addDays(sum, days);
      }
    for (const [issuer, days] of this.byIssuer) for (const key of issuerKeys(issuer, depth)) byKey.set(key, days);
    return [...byKey].map(([key, days]) => ({ unitId, key, isRare: hasRareDays(key, depth), days }));
  }

  private toldOf(name: string, dimensions: Dimensions): Days {
    let told = this.told.get(name);
    if (told === undefined) this.told.set(name, (told = { dimensions, days: new Map() }));
    return told.days;
  }

  private issuedBy(issuer: string): Days {
    let days = this.byIssuer.get(issuer);
    if (days === undefined) this.byIssuer.set(issuer, (days = new Map()));
    return days;
  }
}

export function amountsOn(days: Days, day: number): Amounts {
  let amounts = days.get(day);
  if (amounts === undefined) days.set(day, (amounts = noAmounts()));
  return amounts;
}

function addDays(into: Days, days: ReadonlyMap<number, Amounts>): void {
  for (const [day, added] of days) {
    const amounts = amountsOn(into, day);
    for (let place = 0; place < amounts.length; place += 1) amounts[place]! += added[place]!;
  }
}
