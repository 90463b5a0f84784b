import type { AssignmentListRow } from '@ducha/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, newIdempotencyKey } from '../../app/http.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { BulkBar, BulkDialog, targetOf } from '../assignments/bulk/bulk-bar.js';
import type { BulkTarget } from '../assignments/bulk/bulk-dialog.js';
import { useBulkCommand } from '../assignments/bulk/bulk.api.js';
import { actsInBulk, type BulkAction } from '../assignments/bulk/eligible.js';
import { LedgerGrid } from '../ledger/grid/ledger-grid.js';
import { ListEmpty, ListSkeleton } from '../ledger/list-state.js';
import type { PageParam } from '../ledger/row-window.js';
import { useRowWindow } from '../ledger/use-row-window.js';
import { useSelection } from '../ledger/use-selection.js';
import { useNow } from '../time/use-now.js';
import { useWorkCalendar } from '../time/work-days.api.js';
import { readTab } from './workbench.api.js';
import { workbenchColumns } from './workbench-columns.js';
import type { WorkbenchTab } from './workbench-tabs.js';
import styles from './workbench.module.css';

const rowName = (row: AssignmentListRow): string => `${row.itemNo} ${row.unit.name}`;

/** The assignments of one tab by days left, with the next step of each within one click. */
export function TabList({ tab }: { tab: WorkbenchTab }) {
  const { t } = useTranslation();
  const leave = useNavigate();
  const { post } = useCurrentPost();
  const now = useNow(60_000);
  const calendar = useWorkCalendar();
  const read = useCallback((param: PageParam, signal: AbortSignal) => readTab(tab, param, signal), [tab]);
  const source = useRowWindow<AssignmentListRow>({
    queryKey: ['workbench', 'rows', post.id, tab],
    read,
    refetchInterval: 30_000,
  });
  const [selection, setSelection] = useSelection<AssignmentListRow>(tab);
  const [urged, setUrged] = useState<BulkTarget | null>(null);
  const { notice, acknowledge } = useAcknowledge();
  const act = useCallback(
    (action: BulkAction, row: AssignmentListRow) =>
      action === 'urge' ? setUrged(targetOf(row)) : acknowledge(targetOf(row)),
    [acknowledge],
  );
  const columns = useMemo(
    () => workbenchColumns(t, calendar, now, tab, act, post.actingUnit.name),
    [t, calendar, now, tab, act, post.actingUnit.name],
  );

  if (source.isPending) return <ListSkeleton />;
  if (source.error && source.window.rows.length === 0)
    return <ReadFailure error={source.error} retry={source.refetch} unitId={post.actingUnit.id} isPart />;
  const canSelect = actsInBulk(post);
  return (
    <>
      <p role="status" className={notice ? styles.notice : undefined}>
        {notice}
      </p>
      {canSelect && <BulkBar selection={selection} onSelect={setSelection} />}
      {source.window.rows.length === 0 ? (
        <ListEmpty title={t(`workbench.empty.${tab}.title`)} text={t(`workbench.empty.${tab}.text`)} />
      ) : (
        <div className={styles.list}>
          <LedgerGrid
            label={t('ledger.table', { title: t(`ledger.mine.${tab}`) })}
            source={source}
            columns={columns}
            {...(canSelect && { selection, onSelect: setSelection })}
            nameOf={rowName}
            onOpen={(row) => void leave({ to: '/assignments/$assignmentId', params: { assignmentId: row.id } })}
            placeKey={`workbench ${tab}`}
          />
        </div>
      )}
      {urged && (
        <Suspense fallback={null}>
          <BulkDialog action="urge" targets={[urged]} close={() => setUrged(null)} onDone={() => source.refetch()} />
        </Suspense>
      )}
    </>
  );
}

/** Acknowledges at once and says in a line what became of it. */
function useAcknowledge() {
  const { t } = useTranslation();
  const command = useBulkCommand();
  const [notice, setNotice] = useState('');
  const { mutate } = command;
  const acknowledge = useCallback(
    (target: BulkTarget) =>
      mutate(
        { action: 'acknowledge', ids: [target.id], idempotencyKey: newIdempotencyKey() },
        {
          onSuccess: ({ results: [result] }) =>
            setNotice(
              !result || result.isAccepted
                ? t('workbench.acknowledged', { title: target.itemTitle })
                : t('workbench.notAcknowledged', { title: target.itemTitle, reason: result.problem.detail }),
            ),
          onError: (error) =>
            setNotice(
              t('workbench.notAcknowledged', {
                title: target.itemTitle,
                reason: (error instanceof ApiProblem && error.sentence) || t('ledger.bulk.noAnswer'),
              }),
            ),
        },
      ),
    [mutate, t],
  );
  return { notice, acknowledge };
}
