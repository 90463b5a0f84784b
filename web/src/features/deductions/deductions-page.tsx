import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { withChoice } from '../ledger/filters.js';
import { LedgerBody } from '../ledger/ledger-body.js';
import { LedgerHeading } from '../ledger/ledger-heading.js';
import { UnitAndStatus } from '../ledger/unit-and-status.js';
import { unitQuery } from '../units/units.api.js';
import { DeductionTable } from './deduction-table.js';
import { deductionStatusOrder, standing, type DeductionChoice } from './deduction-status.js';
import { deductionRowsQuery } from './deductions.api.js';
import { nameOf } from '../units/unit-name.js';

const route = getRouteApi('/shell/ledger/deductions');

/** The deductions of a unit and those below it, each with the clause it rests on. */
export function DeductionsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { post } = useCurrentPost();
  const unitId = search.unitId ?? post.actingUnit.id;
  const query = useQuery({ ...deductionRowsQuery({ ...search, unitId }), placeholderData: keepPreviousData });
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.deductions.title'));

  const clear = () => void navigate({ search: search.unitId ? { unitId } : {} });
  return (
    <>
      <LedgerHeading
        text={unit.data ? t('ledger.deductions.summary', { unit: nameOf(unit.data) }) : t('ledger.deductions.title')}
      />
      <UnitAndStatus<DeductionChoice>
        unitId={unitId}
        status={search.status}
        choices={[
          ...deductionStatusOrder.map((status) => ({ value: status, label: t(`glossary.deductionStatus.${status}`) })),
          { value: standing, label: t('ledger.deductions.standing') },
        ]}
        choose={(change) => void navigate({ search: withChoice(search, change) })}
        clear={clear}
      />
      <LedgerBody
        query={query}
        unitId={unitId}
        cursor={search.cursor}
        empty={{ title: t('ledger.deductions.empty'), text: t('ledger.deductions.emptyText') }}
        clear={search.status && clear}
        toFirst={() => void navigate({ search: withChoice(search, {}) })}
        toNext={(cursor, state) => void navigate({ search: { ...search, cursor }, state })}
      >
        {(rows, isStale) => <DeductionTable rows={rows} isStale={isStale} />}
      </LedgerBody>
    </>
  );
}
