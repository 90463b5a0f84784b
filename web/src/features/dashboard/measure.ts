import type { AssignmentMeasure, DashboardMeasures } from '@ducha/contracts';
import type { TFunction } from 'i18next';
import type { AssignmentFilter } from '../ledger/filters.js';
import type { MeasureKey } from './ranking.js';

const events: Record<MeasureKey, AssignmentMeasure> = {
  issued: 'ISSUED',
  acknowledged: 'ACKNOWLEDGED',
  completed: 'COMPLETED',
  completedOnTime: 'COMPLETED_ON_TIME',
  becameOverdue: 'BECAME_OVERDUE',
  returned: 'RETURNED',
  extended: 'EXTENDED',
  // The mean is taken over what was completed.
  averageDaysTenths: 'COMPLETED',
};

/** What the rows of a measure add to the filters of its dashboard. */
export const measureRows = (
  key: MeasureKey,
  { from, to }: { from: string; to: string },
): Pick<AssignmentFilter, 'event' | 'from' | 'to'> => ({ event: events[key], from, to });

/** A measure with its unit; a dash where there is nothing to take the mean of. */
export function measureText(t: TFunction, measures: DashboardMeasures, key: MeasureKey): string {
  if (key !== 'averageDaysTenths') return t('dashboard.measures.count', { count: measures[key] });
  const tenths = measures.averageDaysTenths;
  return tenths === null
    ? t('dashboard.measures.none')
    : t('dashboard.measures.days', { days: (tenths / 10).toFixed(1) });
}
