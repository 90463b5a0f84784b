import type { DeductionRow } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import type { GridColumn } from '../ledger/grid/grid-column.js';
import { formatShort } from '../time/dates.js';
import { nameWithin } from '../units/unit-name.js';
import { formatPoints } from './points.js';

/** The columns one can choose, in their usual order. */
export const deductionColumns = [
  'status',
  'unit',
  'itemNo',
  'itemTitle',
  'clause',
  'points',
  'occurredAt',
  'proposedAt',
  'assessmentYear',
] as const;
export type DeductionColumn = (typeof deductionColumns)[number];

export const ownDeductionColumns: readonly DeductionColumn[] = [
  'status',
  'unit',
  'itemTitle',
  'clause',
  'points',
  'occurredAt',
];

type Look = Omit<GridColumn<DeductionRow>, 'key' | 'label' | 'sort'>;

/** @param ownUnitName the unit of the reader: names of units in it leave it out */
export function deductionGridColumns(
  t: TFunction,
  chosen: readonly DeductionColumn[],
  ownUnitName: string,
): GridColumn<DeductionRow>[] {
  const looks: Record<DeductionColumn, Look> = {
    status: { width: 100, fits: true, cell: (row) => t(`glossary.deductionStatus.${row.status}`) },
    unit: { width: 168, cell: (row) => nameWithin(row.unit, ownUnitName), hint: (row) => row.unit.name, unfolds: true },
    itemNo: { width: 188, cell: (row) => row.itemNo },
    itemTitle: {
      width: 220,
      grows: true,
      cell: (row) => (
        <a href={`/assignments/${row.assignmentId}`} tabIndex={-1}>
          {row.itemTitle}
        </a>
      ),
      hint: (row) => row.itemTitle,
      unfolds: true,
    },
    clause: { width: 260, cell: (row) => row.clause, hint: (row) => row.clause, unfolds: true },
    points: {
      width: 84,
      fits: true,
      isNumber: true,
      cell: (row) => t('dashboard.deductions.pointsValue', { points: formatPoints(row.pointsTenths) }),
    },
    occurredAt: { width: 128, fits: true, cell: (row) => formatShort(row.occurredAt) },
    proposedAt: { width: 128, fits: true, cell: (row) => formatShort(row.proposedAt) },
    assessmentYear: { width: 84, fits: true, isNumber: true, cell: (row) => row.assessmentYear },
  };
  return chosen.map((key) => ({ key, label: t(`ledger.column.${key}`), ...looks[key] }));
}
