import { ledgerAssignmentSorts } from '@ducha/contracts';

export interface Case {
  name: string;
  /** Query of `GET /api/reporting/assignments`. */
  query: string;
}

/** Rows per page, as the portal asks for them. */
const page = 'limit=100';

/** What an officer of the autonomous region asks of the ledger: the first page, filters, every order, the last page. */
export const cases: readonly Case[] = [
  { name: 'first page', query: page },
  { name: 'filter: red lamps', query: `${page}&lamp=RED` },
  { name: 'filter: status and urgency', query: `${page}&status=PENDING_ACK,RETURNED&urgency=CRITICAL` },
  { name: 'filter: words', query: `${page}&query=${encodeURIComponent('草原防火')}` },
  { name: 'filter: one league', query: `${page}&unitId=152900000000` },
  { name: 'filter: limits of a month', query: monthFrom(new Date()) },
  ...ledgerAssignmentSorts.map((sort) => ({
    name: `sort: ${sort}`,
    query: `${page}&sort=${encodeURIComponent(sort)}`,
  })),
  { name: 'last page', query: `${page}&last=true` },
  ...['unit', 'status', 'itemNo', '-deliveredAt'].map((sort) => ({
    name: `last page, sort: ${sort}`,
    query: `${page}&last=true&sort=${encodeURIComponent(sort)}`,
  })),
];

function monthFrom(now: Date): string {
  const until = new Date(now.getTime() + 30 * 86_400_000);
  return `${page}&dueFrom=${now.toISOString()}&dueTo=${until.toISOString()}`;
}
