import { CounterSums } from './counter-sums.js';
import { UnitRollUp, type TakeCounter } from './unit-roll-up.js';

/**
 * Counts units whose assignments come in the order of paths, subtree after subtree: each counter is made once, when the last unit
 * below has come, and only a unit and those above it are held. `Tally` does the same for events, which come from everywhere.
 */
export class UnitChain {
  private readonly sums = new CounterSums();
  private readonly chain: { unitId: string; rollUp: UnitRollUp }[] = [];

  constructor(private readonly take: TakeCounter) {}

  /** @returns what the unit of the path counts; units that the path does not lead through are ended */
  async at(path: string): Promise<UnitRollUp> {
    const units = path.split('.');
    let shared = 0;
    while (shared < this.chain.length && this.chain[shared]?.unitId === units[shared]) shared += 1;
    while (this.chain.length > shared) await this.endLast();
    for (const unitId of units.slice(shared)) this.chain.push({ unitId, rollUp: new UnitRollUp(this.sums) });
    const last = this.chain.at(-1);
    if (last === undefined) throw new Error('a path leads to a unit');
    return last.rollUp;
  }

  async end(): Promise<void> {
    while (this.chain.length > 0) await this.endLast();
  }

  private async endLast(): Promise<void> {
    const depth = this.chain.length;
    const last = this.chain.pop();
    if (last === undefined) return;
    await last.rollUp.counters(last.unitId, depth, this.take);
    this.chain.at(-1)?.rollUp.absorb(last.rollUp);
  }
}
