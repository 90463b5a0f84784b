import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { isNarrowed, withChoice, type AssignmentFilter } from '../ledger/filters.js';
import { LedgerBody } from '../ledger/ledger-body.js';
import { LedgerHeading } from '../ledger/ledger-heading.js';
import { unitQuery } from '../units/units.api.js';
import { AssignmentFilters } from './assignment-filters.js';
import { AssignmentTable } from './assignment-table.js';
import { assignmentRowsQuery } from './assignments.api.js';
import { nameOf } from '../units/unit-name.js';

const route = getRouteApi('/shell/ledger/assignments');

/** The rows behind every assignment count. The address is the whole state of the list. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { post } = useCurrentPost();
  const unitId = search.unitId ?? post.actingUnit.id;
  const filter: AssignmentFilter = { ...search, unitId };
  const query = useQuery({ ...assignmentRowsQuery(filter), placeholderData: keepPreviousData });
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.assignments.title'));

  const clear = () => void navigate({ search: search.unitId ? { unitId } : {} });
  const heading =
    query.data && unit.data
      ? t('ledger.assignments.summary', {
          unit: nameOf(unit.data),
          scope: t(`ledger.scope.${search.scope ?? 'SUBTREE'}`),
          total: query.data.total,
        })
      : t('ledger.assignments.title');
  return (
    <>
      <LedgerHeading text={heading} />
      <AssignmentFilters
        filter={filter}
        choose={(change) => void navigate({ search: withChoice(search, change) })}
        clear={clear}
      />
      <LedgerBody
        query={query}
        unitId={unitId}
        cursor={search.cursor}
        empty={{ title: t('ledger.assignments.empty'), text: t('ledger.assignments.emptyText') }}
        clear={isNarrowed(search) ? clear : undefined}
        toFirst={() => void navigate({ search: withChoice(search, {}) })}
        toNext={(cursor, state) => void navigate({ search: { ...search, cursor }, state })}
      >
        {(rows, isStale) => <AssignmentTable rows={rows} asOf={search.asOf} isStale={isStale} />}
      </LedgerBody>
    </>
  );
}
