import type {
  AssignmentMeasure,
  AssignmentRole,
  AssignmentStatus,
  ContentCategory,
  ItemStatus,
  RegionLevel,
  SourceKind,
  StatusLamp,
  Urgency,
} from '@ducha/contracts';
import { deductionStatusOrder, type DeductionChoice } from '../deductions/deduction-status.js';
import { assignmentStatusOrder, itemStatusOrder, lampOrder } from '../lamps/lamp.js';
import { contentCategoryOrder, levelOrder, measureOrder, sourceKindOrder, urgencyOrder } from './codes-order.js';

export const assignmentSorts = [
  'nextDueAt',
  '-nextDueAt',
  'deliveredAt',
  '-deliveredAt',
  'itemNo',
  '-itemNo',
  'status',
  '-status',
  'unit',
  '-unit',
] as const;
export type AssignmentSort = (typeof assignmentSorts)[number];
export const itemSorts = [
  'createdAt',
  '-createdAt',
  'itemNo',
  '-itemNo',
  'status',
  '-status',
  'completionDueAt',
  '-completionDueAt',
] as const;
export type ItemSort = (typeof itemSorts)[number];
export const scopes = ['SUBTREE', 'UNIT'] as const;
export const roles = ['LEAD', 'SUPPORT'] as const satisfies readonly AssignmentRole[];
export const mineChoices = ['HANDLING', 'SUPPORT', 'DISPATCHED', 'REVIEW'] as const;

/** One code, or several with commas between, as an address has them: `RED,YELLOW`. */
export type Listed<Code extends string> = Code | `${Code},${string}`;

/** How a list is shown, beside what it shows: kept in the address, left out of what the services are asked. */
interface Shown {
  /** Columns from left to right, with commas between; absent for the ledger's own. */
  columns?: string;
}

/** What narrows counts and rows alike: a dashboard and the ledger behind its numbers have these in common. */
export interface CountedFilter {
  /** Level of the unit that holds the assignment. */
  level?: Listed<RegionLevel>;
  contentCategory?: Listed<ContentCategory>;
  sourceKind?: Listed<SourceKind>;
  role?: AssignmentRole;
  /** The unit that issued the item. */
  issuingUnitId?: string;
  /** A past day, `2026-11-23`: everything as it stood at its end. Absent: now. */
  day?: string;
}

/** The state of the assignment ledger: exactly what its address says. What is absent has its default. */
export interface AssignmentFilter extends CountedFilter, Shown {
  unitId?: string;
  lamp?: Listed<StatusLamp>;
  status?: Listed<AssignmentStatus>;
  scope?: (typeof scopes)[number];
  itemId?: string;
  /** Completion date missed, also where it was completed late. */
  overdue?: 'true';
  /** Part of the item's number, its title or the handling unit's name. */
  query?: string;
  urgency?: Listed<Urgency>;
  dispatcherUnitId?: string;
  /** First and last day of the limit, `2026-11-23`, or an instant. */
  dueFrom?: string;
  dueTo?: string;
  mine?: (typeof mineChoices)[number];
  /** Only what this happened to, from the first day of the period to the last. */
  event?: AssignmentMeasure;
  from?: string;
  to?: string;
  sort?: AssignmentSort;
  asOf?: string;
  /** The list is read from its end. */
  last?: 'true';
}

export interface DeductionFilter extends Shown {
  unitId?: string;
  status?: Listed<DeductionChoice>;
  year?: string;
}

export interface ItemFilter extends Shown {
  unitId?: string;
  status?: Listed<ItemStatus>;
  query?: string;
  sourceKind?: Listed<SourceKind>;
  /** Whether a registered item has its breakdown into tasks. */
  isPlanned?: 'true' | 'false';
  sort?: ItemSort;
}

export type LedgerFilter = AssignmentFilter | ItemFilter | DeductionFilter;

type Raw = Record<string, unknown>;

const text = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined;
const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);
/** The known codes of a list, each once; undefined where none is left. */
const listOf = <T extends string>(value: unknown, choices: readonly T[]): Listed<T> | undefined => {
  if (typeof value !== 'string') return undefined;
  const given = value.split(',');
  return (choices.filter((choice) => given.includes(choice)).join(',') || undefined) as Listed<T> | undefined;
};
const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined;

const unitIdShape = /^\d{12}(_[A-Z0-9]{2,8})?$/;
const idShape = /^[0-9a-f-]{36}$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const dayShape = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const dayOf = (value: unknown): string | undefined => text(value, dayShape);
const dayOrInstant = (value: unknown) => text(value, dayShape) ?? text(value, instantShape);
const columnsShape = /^[a-zA-Z]{1,40}(,[a-zA-Z]{1,40}){0,39}$/;
const shownOf = (raw: Raw): Shown => ({ columns: text(raw['columns'], columnsShape) }) as Shown;

function compact<T extends object>(filter: T): T {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as T;
}

export const parseCountedFilter = (raw: Raw): CountedFilter =>
  compact({
    level: listOf(raw['level'], levelOrder),
    contentCategory: listOf(raw['contentCategory'], contentCategoryOrder),
    sourceKind: listOf(raw['sourceKind'], sourceKindOrder),
    role: oneOf(raw['role'], roles),
    issuingUnitId: text(raw['issuingUnitId'], unitIdShape),
    day: dayOf(raw['day']),
  }) as CountedFilter;

/** Takes from an address what it knows and drops the rest, so that an old or mistyped link still opens a list. */
export function parseAssignmentFilter(raw: Raw): AssignmentFilter {
  return compact<AssignmentFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    lamp: listOf(raw['lamp'], lampOrder),
    status: listOf(raw['status'], assignmentStatusOrder),
    ...parseCountedFilter(raw),
    scope: oneOf(raw['scope'], scopes),
    itemId: text(raw['itemId'], idShape),
    overdue: oneOf(raw['overdue'], ['true'] as const),
    query: words(raw['query']),
    urgency: listOf(raw['urgency'], urgencyOrder),
    dispatcherUnitId: text(raw['dispatcherUnitId'], unitIdShape),
    dueFrom: dayOrInstant(raw['dueFrom']),
    dueTo: dayOrInstant(raw['dueTo']),
    mine: oneOf(raw['mine'], mineChoices),
    event: oneOf(raw['event'], measureOrder),
    from: dayOf(raw['from']),
    to: dayOf(raw['to']),
    sort: oneOf(raw['sort'], assignmentSorts),
    asOf: text(raw['asOf'], instantShape),
    last: oneOf(raw['last'], ['true'] as const),
    ...shownOf(raw),
  });
}

export function parseItemFilter(raw: Raw): ItemFilter {
  return compact<ItemFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    status: listOf(raw['status'], itemStatusOrder),
    query: words(raw['query']),
    sourceKind: listOf(raw['sourceKind'], sourceKindOrder),
    isPlanned: oneOf(raw['isPlanned'], ['true', 'false'] as const),
    sort: oneOf(raw['sort'], itemSorts),
    ...shownOf(raw),
  });
}

export function parseDeductionFilter(raw: Raw): DeductionFilter {
  return compact<DeductionFilter>({
    unitId: text(raw['unitId'], unitIdShape),
    status: listOf(raw['status'], deductionStatusOrder),
    year: text(raw['year'], /^2\d{3}$/),
    ...shownOf(raw),
  });
}

const dayMs = 86_400_000;
const startOfDay = (day: string): number => new Date(`${day}T00:00:00+08:00`).getTime();

/**
 * Days of a limit as the instants the service compares with. A limit that ends with its day is stored as the midnight after
 * it, so the range begins just after the first midnight and includes the last one.
 */
function dueInstants({ dueFrom, dueTo }: Pick<AssignmentFilter, 'dueFrom' | 'dueTo'>) {
  const instant = (value: string | undefined, days: number): string | undefined =>
    value && dayShape.test(value) ? new Date(startOfDay(value) + days * dayMs + 1).toISOString() : value;
  return { dueFrom: instant(dueFrom, 0), dueTo: instant(dueTo, 1) };
}

/** What the service is asked: the filters without how the rows are shown. */
export function assignmentRequest(filter: AssignmentFilter): Record<string, string | undefined> {
  const { columns: _columns, last: _last, ...asked } = filter;
  return { ...asked, ...dueInstants(filter) };
}

export function withoutShown<F extends Shown>(filter: F): Omit<F, 'columns'> {
  const { columns: _columns, ...asked } = filter;
  return asked;
}

/** Whether a filter leaves rows of its unit out. */
export function isNarrowed(filter: LedgerFilter): boolean {
  const { unitId: _unit, columns: _columns, ...rest } = filter;
  const { sort: _sort, last: _last, ...narrowing } = rest as AssignmentFilter;
  return Object.keys(narrowing).length > 0;
}

/** Another choice in a filter starts again from the first row. */
export function withChoice<F extends LedgerFilter>(filter: F, change: Partial<F>): F {
  return compact({ ...filter, ...change, last: undefined });
}

/** The codes of a list that may be absent. */
export const codesOf = <T extends string>(list: Listed<T> | undefined): T[] => (list ? list.split(',') : []) as T[];

/** The other way round; undefined for no code, so that the filter disappears from the address. */
export const listed = <T extends string>(codes: readonly T[]): Listed<T> | undefined =>
  (codes.join(',') || undefined) as Listed<T> | undefined;

/** The words looked for, where they are all an address has to say. */
export const parseWords = (raw: Raw): { query?: string } =>
  compact({ query: words(raw['query']) }) as { query?: string };

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
