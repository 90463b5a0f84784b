import type { DeductionRow } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { CodeFilter } from '../ledger/code-filter.js';
import { chosenColumns, writtenColumns } from '../ledger/column-choice.js';
import { ColumnChooser } from '../ledger/column-chooser.js';
import { FilterChips } from '../ledger/filter-chips.js';
import {
  codesOf,
  isNarrowed,
  parseDeductionFilter,
  stringifySearch,
  withChoice,
  type DeductionFilter,
} from '../ledger/filters.js';
import { LedgerGrid } from '../ledger/grid/ledger-grid.js';
import { LedgerFrame } from '../ledger/ledger-frame.js';
import type { PageParam } from '../ledger/row-window.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import { useRowWindow } from '../ledger/use-row-window.js';
import { SavedViewsMenu } from '../saved-views/saved-views-menu.js';
import { nameOf, standsAlone } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import {
  deductionColumns,
  deductionGridColumns,
  ownDeductionColumns,
  type DeductionColumn,
} from './deduction-columns.js';
import { deductionStatusOrder } from './deduction-status.js';
import { readDeductions } from './deductions.api.js';
import styles from '../ledger/ledger.module.css';

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
  const chooseColumns = (next: readonly DeductionColumn[]) =>
    void navigate({
      search: withChoice(search, { columns: writtenColumns(next, ownDeductionColumns) }),
      replace: true,
    });
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
  return (
    <LedgerFrame
      heading={
        unit.data
          ? t('ledger.deductions.summary', {
              unit: nameOf(unit.data),
              scope: standsAlone(unit.data) ? '' : t('ledger.scope.SUBTREE'),
            })
          : t('ledger.deductions.title')
      }
      source={source}
      unitId={unitId}
      empty={{ title: t('ledger.deductions.empty'), text: t('ledger.deductions.emptyText') }}
      clear={isNarrowed(search) ? clear : undefined}
      tools={
        <>
          <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
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
            <span className={styles.spring} />
            <SavedViewsMenu
              ledger="deductions"
              search={{ ...search }}
              open={(view) => void navigate({ search: parseDeductionFilter(view) })}
            />
            <ColumnChooser
              chosen={chosen}
              known={deductionColumns}
              labelOf={(key) => t(`ledger.column.${key}`)}
              onChange={chooseColumns}
              onReset={() => chooseColumns([])}
            />
          </div>
          <FilterChips chips={chips} clear={clear} />
        </>
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
  );
}
