import type { AssignmentFacts, DeductionFacts, ItemFacts, RegionLevel } from '@ducha/contracts';
import { latestRows } from './latest-rows.js';

/** What every row keeps besides the facts. `statusSince`: when it got the status it has. */
export interface Kept {
  version: number;
  statusSince: string;
}

/** `isPlanned`: an event brought a breakdown into tasks; once there is one it is only replaced. */
export type ItemRow = ItemFacts & Kept & { isPlanned: boolean };

export const itemRows = latestRows<ItemRow>('item_row', {
  id: 'uuid',
  item_no: 'text',
  title: 'text',
  status: 'text',
  source_kind: 'text',
  content_category: 'text',
  urgency: 'text',
  disclosure: 'text',
  issuing_unit_id: 'text',
  issuing_unit_path: 'ltree',
  report_due_at: 'timestamptz',
  completion_due_at: 'timestamptz',
  created_at: 'timestamptz',
  registered_at: 'timestamptz',
  closed_at: 'timestamptz',
  reopen_count: 'integer',
  is_planned: 'boolean',
  status_since: 'timestamptz',
});

export type AssignmentRow = AssignmentFacts &
  Kept & {
    issuingUnitId: string;
    level: RegionLevel;
    /** The completion date that was missed first; the delivery, where that came later. */
    overdueAt: string | null;
    /** When it was returned for the first time. */
    returnedAt: string | null;
    /** When an extension was granted for the first time. */
    extendedAt: string | null;
    /** First day in Asia/Shanghai at whose end everything that is counted stood as the row has it. */
    stateFrom: string;
  };

export const assignmentRows = latestRows<AssignmentRow>('assignment_row', {
  id: 'uuid',
  item_id: 'uuid',
  item_no: 'text',
  item_title: 'text',
  source_kind: 'text',
  content_category: 'text',
  urgency: 'text',
  disclosure: 'text',
  parent_id: 'uuid',
  lead_assignment_id: 'uuid',
  role: 'text',
  unit_id: 'text',
  unit_path: 'ltree',
  level: 'text',
  dispatcher_unit_id: 'text',
  issuing_unit_id: 'text',
  task: 'text',
  responsible_name: 'text',
  status: 'text',
  status_since: 'timestamptz',
  state_from: 'date',
  delivered_at: 'timestamptz',
  acknowledged_at: 'timestamptz',
  first_reported_at: 'timestamptz',
  submitted_at: 'timestamptz',
  closed_at: 'timestamptz',
  report_due_at: 'timestamptz',
  completion_due_at: 'timestamptz',
  original_completion_due_at: 'timestamptz',
  next_due_at: 'timestamptz',
  next_due_counted_in: 'text',
  warn_at: 'timestamptz',
  clock_stopped_at: 'timestamptz',
  is_overdue: 'boolean',
  return_count: 'integer',
  urge_count: 'integer',
  overdue_at: 'timestamptz',
  returned_at: 'timestamptz',
  extended_at: 'timestamptz',
});

export type DeductionRow = DeductionFacts & Kept;

export const deductionRows = latestRows<DeductionRow>('deduction_row', {
  id: 'uuid',
  status: 'text',
  unit_id: 'text',
  unit_path: 'ltree',
  rule_set_id: 'text',
  rule_code: 'text',
  clause: 'text',
  points_tenths: 'integer',
  item_id: 'uuid',
  assignment_id: 'uuid',
  occurred_at: 'timestamptz',
  assessment_year: 'integer',
  status_since: 'timestamptz',
});
