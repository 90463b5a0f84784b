import type { CascadeAssignment, UnitView } from '@ducha/contracts';
import { dueWithin } from './due-within.js';

/** One unit of a cascade as it is typed. */
export interface CascadeRow {
  unitId: string;
  unitName: string;
  /** Empty: the task all share. */
  task: string;
  name: string;
  title: string;
  /** Last day; empty: the date of the task above. */
  completionDay: string;
}

export interface CascadeDraft {
  task: string;
  rows: CascadeRow[];
}

/** Adds the unit, or takes it out again; the others stay as typed. */
export function withUnit(rows: readonly CascadeRow[], unit: Pick<UnitView, 'id' | 'shortName'>): CascadeRow[] {
  const left = rows.filter(({ unitId }) => unitId !== unit.id);
  if (left.length < rows.length) return left;
  return [...rows, { unitId: unit.id, unitName: unit.shortName, task: '', name: '', title: '', completionDay: '' }];
}

/** Adds those not chosen yet, or takes all of them out where all are chosen. */
export function withAll(
  rows: readonly CascadeRow[],
  units: readonly Pick<UnitView, 'id' | 'shortName'>[],
): CascadeRow[] {
  const chosen = new Set(rows.map(({ unitId }) => unitId));
  const missing = units.filter(({ id }) => !chosen.has(id));
  const toggled = missing.length > 0 ? missing : units;
  return toggled.reduce<CascadeRow[]>((next, unit) => withUnit(next, unit), [...rows]);
}

/** Field paths of rows that still lack something, as the service names them. */
export function lackingIn({ task, rows }: CascadeDraft): string[] {
  return rows.flatMap((row, index) => [
    ...(row.task.trim() || task.trim() ? [] : [`children[${index}].task`]),
    ...(row.name.trim() ? [] : [`children[${index}].responsiblePerson.name`]),
    ...(row.title.trim() ? [] : [`children[${index}].responsiblePerson.title`]),
  ]);
}

export function cascadeBody({ task, rows }: CascadeDraft, parentDueAt: string): CascadeAssignment {
  return {
    children: rows.map((row) => ({
      unitId: row.unitId,
      task: row.task.trim() || task.trim(),
      responsiblePerson: { name: row.name.trim(), title: row.title.trim() },
      ...(row.completionDay && { completionDueAt: dueWithin(row.completionDay, parentDueAt) }),
    })),
  };
}

/** The choosable units of both kinds, as typed in the filter: part of the name or its pinyin initials. */
export function matching<U extends Pick<UnitView, 'shortName' | 'pinyinInitials'>>(
  units: readonly U[],
  typed: string,
): U[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [...units];
  return units.filter(
    ({ shortName, pinyinInitials }) => shortName.includes(wanted) || pinyinInitials.toLowerCase().includes(wanted),
  );
}
