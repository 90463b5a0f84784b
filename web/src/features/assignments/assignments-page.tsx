import type { LedgerAssignment } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { endOfDay } from '../form/due-day.js';
import { writtenDay } from '../form/parse-day.js';
import { chosenColumns } from '../ledger/column-choice.js';
import {
  assignmentSorts,
  isNarrowed,
  parseAssignmentFilter,
  stringifySearch,
  withChoice,
  type AssignmentFilter,
} from '../ledger/filters.js';
import { LedgerGrid } from '../ledger/grid/ledger-grid.js';
import { LedgerFrame } from '../ledger/ledger-frame.js';
import type { PageParam } from '../ledger/row-window.js';
import { useSelection } from '../ledger/use-selection.js';
import { textsOf, usePrinting } from '../ledger/use-printing.js';
import { useRowWindow } from '../ledger/use-row-window.js';
import { formatFileDay } from '../time/dates.js';
import { useNow } from '../time/use-now.js';
import { useWorkCalendar } from '../time/work-days.api.js';
import { nameOf, standsAlone } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { assignmentChips } from './assignment-chips.js';
import { assignmentColumns, assignmentGridColumns, ownAssignmentColumns } from './assignment-columns.js';
import { AssignmentTools } from './assignment-tools.js';
import { readAssignments } from './assignments.api.js';
import { actsInBulk } from './bulk/eligible.js';

const route = getRouteApi('/shell/ledger/assignments');

const rowName = (row: LedgerAssignment): string => `${row.itemNo} ${row.unit.name}`;

/** The rows behind every assignment count. The address is the whole state of the list. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const leave = useNavigate();
  const { post } = useCurrentPost();
  const now = useNow(60_000);
  const calendar = useWorkCalendar();
  const unitId = search.unitId ?? post.actingUnit.id;
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.assignments.title'));

  const { last, columns: _columns, ...asked } = search;
  const listKey = stringifySearch({ ...asked, unitId });
  const read = useCallback(
    (param: PageParam, signal: AbortSignal) =>
      readAssignments(parseAssignmentFilter(Object.fromEntries(new URLSearchParams(listKey))), param, signal),
    [listKey],
  );
  const source = useRowWindow<LedgerAssignment>({
    queryKey: ['assignment-window', post.id, listKey],
    read,
    isFromEnd: last === 'true',
    refetchInterval: 60_000,
  });
  const [selection, setSelection] = useSelection<LedgerAssignment>(listKey);

  const chosen = useMemo(
    () => chosenColumns(search.columns, assignmentColumns, ownAssignmentColumns),
    [search.columns],
  );
  const lampTime = search.asOf ?? (search.day && endOfDay(search.day));
  const columns = useMemo(
    () => assignmentGridColumns(t, calendar, lampTime ? new Date(lampTime) : now, chosen, post.actingUnit.name),
    [t, calendar, lampTime, now, chosen, post.actingUnit.name],
  );

  const choose = useCallback(
    (change: Partial<AssignmentFilter>) => void navigate({ search: withChoice(search, change) }),
    [navigate, search],
  );
  const clear = useCallback(
    () => void navigate({ search: search.unitId ? { unitId: search.unitId } : {} }),
    [navigate, search.unitId],
  );
  const jump = (end: 'FIRST' | 'LAST') =>
    void navigate({ search: { ...search, last: end === 'LAST' ? 'true' : undefined }, replace: true });
  const { dispatcher, issuer } = useUnitNames(search);
  const chips = useMemo(
    () => assignmentChips(t, search, { dispatcher, issuer }, choose),
    [t, search, dispatcher, issuer, choose],
  );
  const unitText = unit.data && nameOf(unit.data);
  const heading =
    !source.isPending && unit.data && unitText
      ? t('ledger.assignments.summary', {
          unit: unitText,
          scope: standsAlone(unit.data) ? '' : t(`ledger.scope.${search.scope ?? 'SUBTREE'}`),
          total: source.window.total,
        })
      : t('ledger.assignments.title');
  const pastDay = search.day ? [t('ledger.past.until', { day: writtenDay(search.day) })] : [];
  const { print, paper } = usePrinting({ title: heading, filters: [...pastDay, ...textsOf(chips)], columns, read });
  // On the rows of a past day nothing is to be done.
  const canSelect = actsInBulk(post) && search.day === undefined;
  return (
    <>
      <LedgerFrame
        heading={heading}
        isSelectable={canSelect}
        source={source}
        unitId={unitId}
        empty={{ title: t('ledger.assignments.empty'), text: t('ledger.assignments.emptyText') }}
        clear={isNarrowed(search) ? clear : undefined}
        jump={{ isFromEnd: last === 'true', to: jump }}
        tools={
          <AssignmentTools
            search={search}
            unitId={unitId}
            unitText={unitText}
            chosen={chosen}
            choose={choose}
            clear={clear}
            chips={chips}
            fileDay={formatFileDay(now)}
            print={print}
            selection={canSelect ? selection : undefined}
            onSelect={setSelection}
          />
        }
      >
        <LedgerGrid
          label={t('ledger.table', { title: t('ledger.assignments.title') })}
          source={source}
          columns={columns}
          sort={search.sort ?? 'nextDueAt'}
          onSort={(sort) => choose({ sort: assignmentSorts.find((known) => known === sort && known !== 'nextDueAt') })}
          {...(canSelect && { selection, onSelect: setSelection })}
          nameOf={rowName}
          onOpen={(row) => void leave({ to: '/assignments/$assignmentId', params: { assignmentId: row.id } })}
          jump={jump}
          placeKey={listKey}
        />
      </LedgerFrame>
      {paper}
    </>
  );
}

/** Names of the units the list is narrowed to, once they are known. */
function useUnitNames({ dispatcherUnitId, issuingUnitId }: AssignmentFilter) {
  const dispatcher = useQuery({ ...unitQuery(dispatcherUnitId ?? ''), enabled: dispatcherUnitId !== undefined });
  const issuer = useQuery({ ...unitQuery(issuingUnitId ?? ''), enabled: issuingUnitId !== undefined });
  return { dispatcher: dispatcher.data && nameOf(dispatcher.data), issuer: issuer.data && nameOf(issuer.data) };
}
