import type { DifferenceKind, ReconciliationDifference } from '@ducha/contracts';

const SHOWN = 20;

/** Gathers what a run finds: one entry per kind and subject, its count and its first ids. */
export class Differences {
  private readonly found = new Map<string, ReconciliationDifference>();
  private readonly counts = new Map<string, number>();

  note(kind: DifferenceKind, subject: string, id: string): void {
    const key = `${kind} ${subject}`;
    const known = this.found.get(key) ?? { kind, subject, count: 0, ids: [] };
    known.count += 1;
    if (known.ids.length < SHOWN) known.ids.push(id);
    this.found.set(key, known);
  }

  /** Counts what was compared, whether it agrees or not. */
  checked(subject: string, count: number): void {
    this.counts.set(subject, (this.counts.get(subject) ?? 0) + count);
  }

  get list(): ReconciliationDifference[] {
    return [...this.found.values()];
  }

  get checkedCounts(): { subject: string; count: number }[] {
    return [...this.counts].map(([subject, count]) => ({ subject, count }));
  }
}
