import type { Inbox, LedgerAssignment } from '@ducha/contracts';

export type NewsKind =
  | 'DELIVERED'
  | 'BECAME_OVERDUE'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'TO_APPROVE'
  | 'TO_DISPATCH'
  | 'TO_DECOMPOSE'
  | 'DEDUCTIONS_TO_DECIDE';

export interface News {
  key: string;
  kind: NewsKind;
  at: string;
  title: string;
  unit: string;
  target: { kind: 'assignment' | 'item' | 'deduction'; id: string };
}

export interface NewsSources {
  /** Rows the unit holds, the latest delivered first. */
  delivered: readonly LedgerAssignment[];
  /** Rows of both sides whose limit has passed. */
  overdue: readonly LedgerAssignment[];
  /** Rows that wait for the unit's review. */
  review: readonly LedgerAssignment[];
  inbox: Inbox | undefined;
}

/** Groups of the inbox whose rows are news by themselves; the others are told better from the ledger. */
const inboxKinds = ['RETURNED', 'TO_APPROVE', 'TO_DISPATCH', 'TO_DECOMPOSE', 'DEDUCTIONS_TO_DECIDE'] as const;

/** What happened after an instant, the latest first. */
export function newsSince(since: string, { delivered, overdue, review, inbox }: NewsSources): News[] {
  const after = Date.parse(since);
  const of = (kind: NewsKind, row: LedgerAssignment, at: string): News => ({
    key: `${kind} ${row.id}`,
    kind,
    at,
    title: row.itemTitle,
    unit: row.unit.name,
    target: { kind: 'assignment', id: row.id },
  });
  const waiting = (inbox?.groups ?? []).flatMap((group) => {
    const kind = inboxKinds.find((known) => known === group.kind);
    if (!kind) return [];
    return group.rows.map((row): News => ({
      key: `${kind} ${row.id}`,
      kind,
      at: row.since,
      title: row.title,
      unit: row.unit.name,
      target: { kind: row.kind, id: row.id },
    }));
  });
  const all = [
    ...delivered.map((row) => of('DELIVERED', row, row.deliveredAt)),
    ...overdue.map((row) => of('BECAME_OVERDUE', row, row.nextDueAt)),
    ...review.flatMap((row) => (row.submittedAt === null ? [] : [of('SUBMITTED', row, row.submittedAt)])),
    ...waiting,
  ];
  const once = new Map(all.map((news) => [news.key, news]));
  return [...once.values()]
    .filter(({ at }) => Date.parse(at) > after)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
