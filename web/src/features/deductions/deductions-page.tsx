import type { DeductionRow } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { CodeFilter } from '../ledger/code-filter.js';
import { chosenColumns } from '../ledger/column-choice.js';
import {
  codesOf,
  isNarrowed,
  parseDeductionFilter,
  stringifySearch,
  withChoice,
  withoutShown,
  type DeductionFilter,
} from '../ledger/filters.js';
import { LedgerGrid } from '../ledger/grid/ledger-grid.js';
import { LedgerFrame } from '../ledger/ledger-frame.js';
import { LedgerTools } from '../ledger/ledger-tools.js';
import type { PageParam } from '../ledger/row-window.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import { textsOf, usePrinting } from '../ledger/use-printing.js';
import { useRowWindow } from '../ledger/use-row-window.js';
import { SavedViewsMenu } from '../saved-views/saved-views-menu.js';
import { formatFileDay } from '../time/dates.js';
import { nameOf, standsAlone } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { deductionColumns, deductionGridColumns, ownDeductionColumns } from './deduction-columns.js';
import { deductionStatusOrder } from './deduction-status.js';
import { readDeductions } from './deductions.api.js';

const route = getRouteApi('/shell/ledger/deductions');
const rowName = (row: DeductionRow): string => row.itemTitle;

/** The deductions of a unit and those below it, each with the clause it rests on. */
export function DeductionsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const leave = useNavigate();
  const { post } = useCurrentPost();
  const unitId = search.unitId ?? post.actingUnit.id;
  const unit = useQuery(unitQuery(unitId));
  usePageTitle(t('ledger.deductions.title'));

  const { columns: _columns, ...asked } = search;
  const listKey = stringifySearch({ ...asked, unitId });
  const read = useCallback(
    (param: PageParam, signal: AbortSignal) =>
      readDeductions(parseDeductionFilter(Object.fromEntries(new URLSearchParams(listKey))), param, signal),
    [listKey],
  );
  const source = useRowWindow<DeductionRow>({
    queryKey: ['deduction-window', post.id, listKey],
    read,
    refetchInterval: 60_000,
  });
  const chosen = useMemo(() => chosenColumns(search.columns, deductionColumns, ownDeductionColumns), [search.columns]);
  const columns = useMemo(() => deductionGridColumns(t, chosen, post.actingUnit.name), [t, chosen, post]);

  const choose = (change: Partial<DeductionFilter>) => void navigate({ search: withChoice(search, change) });
  const clear = () => void navigate({ search: search.unitId ? { unitId } : {} });
  const chips =
    search.status === undefined
      ? []
      : [
          {
            key: 'status',
            text: codesOf(search.status)
              .map((code) => t(`glossary.deductionStatus.${code}`))
              .join(t('ledger.filter.or')),
            remove: () => choose({ status: undefined }),
          },
        ];
  const unitText = unit.data && nameOf(unit.data);
  const heading =
    unit.data && unitText
      ? t('ledger.deductions.summary', {
          unit: unitText,
          scope: standsAlone(unit.data) ? '' : t('ledger.scope.SUBTREE'),
        })
      : t('ledger.deductions.title');
  const { print, paper } = usePrinting({ title: heading, filters: textsOf(chips), columns, read });
  return (
    <>
      <LedgerFrame
        heading={heading}
        source={source}
        unitId={unitId}
        empty={{ title: t('ledger.deductions.empty'), text: t('ledger.deductions.emptyText') }}
        clear={isNarrowed(search) ? clear : undefined}
        tools={
          <LedgerTools
            views={
              <SavedViewsMenu
                ledger="deductions"
                search={{ ...search }}
                open={(view) => void navigate({ search: parseDeductionFilter(view) })}
              />
            }
            columns={{ chosen, known: deductionColumns, own: ownDeductionColumns }}
            chooseColumns={(written) =>
              void navigate({ search: withChoice(search, { columns: written }), replace: true })
            }
            exported={{
              path: '/scoring/deductions/export',
              params: withoutShown({ ...search, unitId }),
              fileName: t('ledger.export.deductionsFile', { unit: unitText ?? '', day: formatFileDay(new Date()) }),
            }}
            print={print}
            chips={chips}
            clear={clear}
          >
            <UnitFilter
              label={t('ledger.filter.unit')}
              value={unitId}
              onChange={(chosenUnit) => choose({ unitId: chosenUnit })}
            />
            <CodeFilter
              label={t('ledger.filter.status')}
              value={search.status}
              codes={deductionStatusOrder}
              wordOf={(status) => t(`glossary.deductionStatus.${status}`)}
              onChange={(status) => choose({ status })}
            />
          </LedgerTools>
        }
      >
        <LedgerGrid
          label={t('ledger.table', { title: t('ledger.deductions.title') })}
          source={source}
          columns={columns}
          nameOf={rowName}
          onOpen={(row) => void leave({ to: '/assignments/$assignmentId', params: { assignmentId: row.assignmentId } })}
          placeKey={listKey}
        />
      </LedgerFrame>
      {paper}
    </>
  );
}
