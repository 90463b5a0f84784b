import type { AssignmentRole, AssignmentStatus, ItemStatus, StatusLamp } from '@ducha/contracts';
import { deductionChoices, type DeductionChoice } from '../deductions/deduction-status.js';
import { assignmentStatusOrder, itemStatusOrder, lampOrder } from '../lamps/lamp.js';

export const assignmentSorts = ['nextDueAt', 'deliveredAt'] as const;
export const scopes = ['SUBTREE', 'UNIT'] as const;
const roles = ['LEAD', 'SUPPORT'] as const satisfies readonly AssignmentRole[];

/** The state of the assignment ledger: exactly what its address says. What is absent has its default. */
export interface AssignmentFilter {
  unitId?: string;
  lamp?: StatusLamp;
  status?: AssignmentStatus;
  role?: AssignmentRole;
  scope?: (typeof scopes)[number];
  itemId?: string;
  /** Completion date missed, also where it was completed late. */
  overdue?: 'true';
  sort?: (typeof assignmentSorts)[number];
  asOf?: string;
  cursor?: string;
}

export interface DeductionFilter {
  unitId?: string;
  status?: DeductionChoice;
  cursor?: string;
}

export interface ItemFilter {
  unitId?: string;
  status?: ItemStatus;
  cursor?: string;
}

type Raw = Record<string, unknown>;

const text = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined;
const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);

const unitIdShape = /^\d{12}(_[A-Z0-9]{2,8})?$/;
const idShape = /^[0-9a-f-]{36}$/;
const cursorShape = /^[\w+/=.~-]{1,500}$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function compact<T extends object>(filter: T): T {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as T;
}

/** Takes from an address what it knows and drops the rest, so that an old or mistyped link still opens a list. */
export function parseAssignmentFilter(raw: Raw): AssignmentFilter {
  return compact<AssignmentFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    lamp: oneOf(raw['lamp'], lampOrder),
    status: oneOf(raw['status'], assignmentStatusOrder),
    role: oneOf(raw['role'], roles),
    scope: oneOf(raw['scope'], scopes),
    itemId: text(raw['itemId'], idShape),
    overdue: oneOf(raw['overdue'], ['true'] as const),
    sort: oneOf(raw['sort'], assignmentSorts),
    asOf: text(raw['asOf'], instantShape),
    cursor: text(raw['cursor'], cursorShape),
  });
}

export function parseItemFilter(raw: Raw): ItemFilter {
  return compact<ItemFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    status: oneOf(raw['status'], itemStatusOrder),
    cursor: text(raw['cursor'], cursorShape),
  });
}

export function parseDeductionFilter(raw: Raw): DeductionFilter {
  return compact<DeductionFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    status: oneOf(raw['status'], deductionChoices),
    cursor: text(raw['cursor'], cursorShape),
  });
}

/** Whether a filter leaves rows of its unit out. */
export function isNarrowed({ unitId: _unit, sort: _sort, cursor: _cursor, ...rest }: AssignmentFilter): boolean {
  return Object.keys(rest).length > 0;
}

/** Another choice in a filter starts again from the first page. */
export function withChoice<F extends AssignmentFilter | ItemFilter | DeductionFilter>(
  filter: F,
  change: Partial<F>,
): F {
  return compact({ ...filter, ...change, cursor: undefined });
}

/** Reads a query string as plain text values: `unitId=150000000000` is a code, not a number. */
export function parseSearch(search: string): Raw {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Raw): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const written = params.toString();
  return written ? `?${written}` : '';
}
