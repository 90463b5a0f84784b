import type { UnitName } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { ExportMenu } from '../ledger/export-menu.js';
import { nameOf } from '../units/unit-name.js';
import { formatFileDay } from '../time/dates.js';
import { countedOf, type DashboardFilter } from './dashboard-filter.js';

/** The table of the units below as a file, with their lamps and their measures. */
export function UnitsExport({ unit, filter }: { unit: UnitName; filter: DashboardFilter }) {
  const { t } = useTranslation();
  const day = filter.day?.replaceAll('-', '') ?? formatFileDay(new Date());
  return (
    <ExportMenu
      path="/reporting/dashboard/units/export"
      params={{ unitId: unit.id, ...countedOf(filter), from: filter.from }}
      fileName={t('dashboard.export.file', { unit: nameOf(unit), day })}
    />
  );
}
