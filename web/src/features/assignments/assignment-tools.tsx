import type { LedgerAssignment } from '@ducha/contracts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenColumns } from '../ledger/column-choice.js';
import { ColumnChooser } from '../ledger/column-chooser.js';
import { ExportMenu } from '../ledger/export-menu.js';
import { FilterChips, type FilterChip } from '../ledger/filter-chips.js';
import { assignmentRequest, parseAssignmentFilter, type AssignmentFilter } from '../ledger/filters.js';
import { PastDayNotice } from '../ledger/past-day-notice.js';
import type { Selection } from '../ledger/selection.js';
import { SavedViewsMenu } from '../saved-views/saved-views-menu.js';
import { assignmentColumns, exportColumns, ownAssignmentColumns, type AssignmentColumn } from './assignment-columns.js';
import { AssignmentFilters } from './assignment-filters.js';
import { BulkBar } from './bulk/bulk-bar.js';

const route = getRouteApi('/shell/ledger/assignments');

interface AssignmentToolsProps {
  search: AssignmentFilter;
  unitId: string;
  /** Undefined until the name of the unit is known. */
  unitText: string | undefined;
  chosen: readonly AssignmentColumn[];
  choose: (change: Partial<AssignmentFilter>) => void;
  clear: () => void;
  chips: FilterChip[];
  /** The day in the name of an export. */
  fileDay: string;
  print: () => void;
  /** Undefined where nothing can be done with several rows. */
  selection: Selection<LedgerAssignment> | undefined;
  onSelect: (selection: Selection<LedgerAssignment>) => void;
}

function Tools(props: AssignmentToolsProps) {
  const { search, unitId, unitText, chosen, choose, clear, chips, fileDay, print, selection, onSelect } = props;
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const chooseColumns = (next: readonly AssignmentColumn[]) =>
    void navigate({ search: { ...search, columns: writtenColumns(next, ownAssignmentColumns) }, replace: true });
  return (
    <>
      <AssignmentFilters filter={{ ...search, unitId }} choose={choose}>
        <SavedViewsMenu
          ledger="assignments"
          search={{ ...search }}
          open={(view) => void navigate({ search: parseAssignmentFilter(view) })}
        />
        <ColumnChooser
          chosen={chosen}
          known={assignmentColumns}
          labelOf={(key) => t(`ledger.column.${key}`)}
          onChange={chooseColumns}
          onReset={() => chooseColumns([])}
        />
        <ExportMenu
          path="/reporting/assignments/export"
          params={{ ...assignmentRequest({ ...search, unitId }), columns: exportColumns(chosen).join(',') }}
          fileName={t('ledger.export.assignmentsFile', { unit: unitText ?? '', day: fileDay })}
        />
        <Button onClick={print}>{t('ledger.print.label')}</Button>
      </AssignmentFilters>
      {search.day && <PastDayNotice day={search.day} toNow={() => choose({ day: undefined })} />}
      <FilterChips chips={chips} clear={clear} />
      {selection && <BulkBar selection={selection} onSelect={onSelect} />}
    </>
  );
}

/** Filters of the ledger and what is done with its rows. Not drawn again for each page that is read while rows scroll by. */
export const AssignmentTools = memo(Tools);
