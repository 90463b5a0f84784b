import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../app/http.js';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { withChoice, type AssignmentFilter } from '../ledger/filters.js';
import { CursorRefused, ListEmpty, ListSkeleton } from '../ledger/list-state.js';
import { Pager } from '../ledger/pager.js';
import { unitQuery } from '../units/units.api.js';
import { AssignmentFilters } from './assignment-filters.js';
import { AssignmentTable } from './assignment-table.js';
import { assignmentRowsQuery } from './assignments.api.js';
import styles from '../ledger/ledger.module.css';

const route = getRouteApi('/shell/ledger/assignments');

/** The rows behind every assignment count. The address is the whole state of the list. */
export function AssignmentsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const page = useLocation({ select: (location) => location.state.page ?? 1 });
  const { post } = useCurrentPost();
  const filter: AssignmentFilter = { ...search, unitId: search.unitId ?? post.actingUnit.id };
  const query = useQuery({ ...assignmentRowsQuery(filter), placeholderData: keepPreviousData });
  const unit = useQuery(unitQuery(filter.unitId ?? post.actingUnit.id));
  usePageTitle(t('ledger.assignments.title'));

  const choose = (change: Partial<AssignmentFilter>) => void navigate({ search: withChoice(search, change) });
  const clear = () => void navigate({ search: search.unitId ? { unitId: search.unitId } : {} });
  const toFirst = () => void navigate({ search: withChoice(search, {}) });
  const next = query.data?.nextCursor;

  return (
    <>
      <div className={styles.top}>
        <h1>
          {query.data && unit.data
            ? t('ledger.assignments.summary', {
                unit: unit.data.shortName,
                scope: t(`ledger.scope.${search.scope ?? 'SUBTREE'}`),
                total: query.data.total,
              })
            : t('ledger.assignments.title')}
        </h1>
        <span className={styles.keys}>{t('ledger.keys')}</span>
      </div>
      <AssignmentFilters filter={filter} choose={choose} clear={clear} />
      {query.isPending && <ListSkeleton />}
      {query.isError && search.cursor && query.error instanceof ApiProblem && query.error.status === 400 ? (
        <CursorRefused onFirst={toFirst} />
      ) : (
        query.isError && (
          <ReadFailure
            error={query.error}
            retry={() => void query.refetch()}
            {...(filter.unitId ? { unitId: filter.unitId } : {})}
          />
        )
      )}
      {query.data?.rows.length === 0 && !query.isError && (
        <ListEmpty title={t('ledger.assignments.empty')} text={t('ledger.assignments.emptyText')} onClear={clear} />
      )}
      {query.data && query.data.rows.length > 0 && !query.isError && (
        <>
          <AssignmentTable rows={query.data.rows} asOf={search.asOf} isStale={query.isPlaceholderData} />
          <Pager
            page={page}
            count={query.data.rows.length}
            onFirst={search.cursor ? toFirst : undefined}
            onPrevious={page > 1 ? () => history.back() : undefined}
            onNext={
              next ? () => void navigate({ search: { ...search, cursor: next }, state: { page: page + 1 } }) : undefined
            }
          />
        </>
      )}
    </>
  );
}
