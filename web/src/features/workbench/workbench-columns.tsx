import type { WorkCalendar } from '@ducha/calendar';
import type { AssignmentListRow } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import type { BulkAction } from '../assignments/bulk/eligible.js';
import { LampWord } from '../lamps/lamp-mark.js';
import type { GridColumn } from '../ledger/grid/grid-column.js';
import { remembered } from '../ledger/remembered.js';
import { formatDue, formatDueShort } from '../time/dates.js';
import { timeLeftLook } from '../time/time-left-cell.js';
import { nameWithin } from '../units/unit-name.js';
import type { WorkbenchTab } from './workbench-tabs.js';
import { sideOf } from './workbench-tabs.js';
import styles from './workbench.module.css';

/** A township both acknowledges for its villages and urges them: who has not acknowledged is not urged in passing. */
const offered = ['acknowledge', 'urge'] as const satisfies readonly BulkAction[];

/** Days left first: the list is read from the top. The unit shown is the one at the other end of the task. */
export function workbenchColumns(
  t: TFunction,
  calendar: WorkCalendar | undefined,
  now: Date,
  tab: WorkbenchTab,
  act: (action: BulkAction, row: AssignmentListRow) => void,
  ownUnitName: string,
): GridColumn<AssignmentListRow>[] {
  const isDispatcher = sideOf(tab) === 'DISPATCHED';
  const lampWord = remembered((lamp: AssignmentListRow['lamp']) => t(`glossary.lampShort.${lamp}`));
  const other = (row: AssignmentListRow) => (isDispatcher ? row.unit : row.dispatcherUnit);
  return [
    {
      key: 'lamp',
      label: t('ledger.column.lamp'),
      fits: true,
      width: 84,
      cell: (row) => <LampWord lamp={row.lamp} word={lampWord(row.lamp)} />,
      hint: (row) => row.lampReason,
    },
    {
      key: 'remaining',
      label: t('ledger.column.remaining'),
      ...timeLeftLook(t, calendar, now),
    },
    {
      key: 'itemTitle',
      label: t('ledger.column.itemTitle'),
      width: 180,
      grows: true,
      cell: (row) => (
        <a href={`/assignments/${row.id}`} tabIndex={-1}>
          {row.itemTitle}
        </a>
      ),
      hint: (row) => row.itemTitle,
      unfolds: true,
    },
    {
      key: 'unit',
      label: isDispatcher ? t('ledger.column.unit') : t('ledger.column.dispatcherUnit'),
      width: 136,
      cell: (row) => nameWithin(other(row), ownUnitName),
      hint: (row) => other(row).name,
      unfolds: true,
    },
    {
      key: 'status',
      label: t('ledger.column.status'),
      width: tab === 'SUPPORT' ? 120 : 76,
      cell: (row) => t(`glossary.assignmentStatus.${row.status}`),
      hint: (row) => t(`glossary.assignmentStatus.${row.status}`),
    },
    {
      key: 'nextDueAt',
      label: t('ledger.column.nextDueAt'),
      fits: true,
      width: 120,
      cell: (row) => formatDueShort(row.nextDueAt, now),
      hint: (row) => formatDue(row.nextDueAt),
    },
    {
      key: 'act',
      label: t('workbench.act'),
      fits: true,
      width: 76,
      cell: (row) => {
        const action = offered.find((each) => row.allowedActions.includes(each));
        return (
          action && (
            <button type="button" tabIndex={-1} className={styles.act} onClick={() => act(action, row)}>
              {t(`workbench.do.${action}`)}
            </button>
          )
        );
      },
    },
  ];
}
