import type { WorkCalendar } from '@ducha/calendar';
import type { LedgerAssignment, LedgerAssignmentColumn } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import type { GridColumn } from '../ledger/grid/grid-column.js';
import { remembered } from '../ledger/remembered.js';
import { LampWord } from '../lamps/lamp-mark.js';
import { formatDue, formatDueShort, formatShort } from '../time/dates.js';
import { timeLeftLook } from '../time/time-left-cell.js';
import { nameWithin } from '../units/unit-name.js';

/** The columns one can choose, in their usual order: those an export can have, and the days left, which only the screen has. */
export const assignmentColumns = [
  'lamp',
  'itemNo',
  'itemTitle',
  'unit',
  'role',
  'status',
  'nextDueAt',
  'remaining',
  'dispatcherUnit',
  'sourceKind',
  'urgency',
  'task',
  'responsibleName',
  'deliveredAt',
  'reportDueAt',
  'completionDueAt',
  'originalCompletionDueAt',
  'submittedAt',
  'closedAt',
  'isOverdue',
  'returnCount',
  'urgeCount',
  'lampReason',
] as const satisfies readonly (LedgerAssignmentColumn | 'remaining')[];
export type AssignmentColumn = (typeof assignmentColumns)[number];

export const ownAssignmentColumns: readonly AssignmentColumn[] = [
  'lamp',
  'itemNo',
  'itemTitle',
  'unit',
  'role',
  'status',
  'nextDueAt',
  'remaining',
];

/** Columns as an export names them. */
export const exportColumns = (chosen: readonly AssignmentColumn[]): LedgerAssignmentColumn[] =>
  chosen.filter((column) => column !== 'remaining');

const orders: Partial<Record<AssignmentColumn, string>> = {
  nextDueAt: 'nextDueAt',
  remaining: 'nextDueAt',
  deliveredAt: 'deliveredAt',
  itemNo: 'itemNo',
  status: 'status',
  unit: 'unit',
};

type Look = Omit<GridColumn<LedgerAssignment>, 'key' | 'label' | 'sort'>;

/**
 * @param calendar of the server; undefined until it is known
 * @param now the instant days are counted from
 * @param ownUnitName the unit of the reader: names of units in it leave it out
 */
export function assignmentGridColumns(
  t: TFunction,
  calendar: WorkCalendar | undefined,
  now: Date,
  chosen: readonly AssignmentColumn[],
  ownUnitName: string,
): GridColumn<LedgerAssignment>[] {
  const lampWord = remembered((lamp: LedgerAssignment['lamp']) => t(`glossary.lamp.${lamp}`));
  const roleWord = remembered((role: LedgerAssignment['role']) => t(`glossary.assignmentRole.${role}`));
  const statusWord = remembered((status: LedgerAssignment['status']) => t(`glossary.assignmentStatus.${status}`));
  const instant = (width: number, read: (row: LedgerAssignment) => string | null): Look => ({
    width,
    fits: true,
    cell: (row) => {
      const at = read(row);
      return at === null ? null : formatShort(at);
    },
  });
  const due = (read: (row: LedgerAssignment) => string): Look => ({
    width: 124,
    fits: true,
    cell: (row) => formatDueShort(read(row), now),
    hint: (row) => formatDue(read(row)),
  });
  const unit = (read: (row: LedgerAssignment) => LedgerAssignment['unit']): Look => ({
    width: 144,
    cell: (row) => nameWithin(read(row), ownUnitName),
    hint: (row) => read(row).name,
    unfolds: true,
  });
  const looks: Record<AssignmentColumn, Look> = {
    lamp: {
      width: 112,
      fits: true,
      cell: (row) => <LampWord lamp={row.lamp} word={lampWord(row.lamp)} />,
      hint: (row) => row.lampReason,
    },
    itemNo: { width: 182, cell: (row) => row.itemNo },
    itemTitle: {
      width: 220,
      grows: true,
      cell: (row) => (
        <a href={`/assignments/${row.id}`} tabIndex={-1}>
          {row.itemTitle}
        </a>
      ),
      hint: (row) => row.itemTitle,
      unfolds: true,
    },
    unit: unit((row) => row.unit),
    role: { width: 84, fits: true, cell: (row) => roleWord(row.role) },
    status: { width: 124, fits: true, cell: (row) => statusWord(row.status) },
    nextDueAt: due((row) => row.nextDueAt),
    remaining: timeLeftLook(t, calendar, now),
    dispatcherUnit: unit((row) => row.dispatcherUnit),
    sourceKind: { width: 116, fits: true, cell: (row) => t(`glossary.sourceKind.${row.sourceKind}`) },
    urgency: { width: 84, fits: true, cell: (row) => t(`glossary.urgency.${row.urgency}`) },
    task: { width: 220, cell: (row) => row.task, hint: (row) => row.task, unfolds: true },
    responsibleName: { width: 92, cell: (row) => row.responsibleName },
    deliveredAt: instant(128, (row) => row.deliveredAt),
    reportDueAt: due((row) => row.reportDueAt),
    completionDueAt: due((row) => row.completionDueAt),
    originalCompletionDueAt: due((row) => row.originalCompletionDueAt),
    submittedAt: instant(128, (row) => row.submittedAt),
    closedAt: instant(128, (row) => row.closedAt),
    isOverdue: { width: 84, fits: true, cell: (row) => (row.isOverdue ? t('ledger.yes') : t('ledger.no')) },
    returnCount: { width: 84, fits: true, isNumber: true, cell: (row) => row.returnCount },
    urgeCount: { width: 84, fits: true, isNumber: true, cell: (row) => row.urgeCount },
    lampReason: { width: 260, cell: (row) => row.lampReason, hint: (row) => row.lampReason, unfolds: true },
  };
  return chosen.map((key) => {
    const order = orders[key];
    return {
      key,
      label: t(`ledger.column.${key}`),
      sort: order === undefined ? undefined : { ascending: order, descending: `-${order}` },
      ...looks[key],
    };
  });
}
