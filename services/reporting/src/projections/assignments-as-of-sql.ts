/** What of the row is taken from its past, where it has changed since. */
const changing = ['status', 'status_rank', 'is_overdue', 'next_due_at', 'warn_at', 'clock_stopped_at'];
const lasting = [
  'id',
  'version',
  'unit_id',
  'unit_path',
  'level',
  'role',
  'item_id',
  'item_no',
  'item_title',
  'source_kind',
  'content_category',
  'urgency',
  'disclosure',
  'parent_id',
  'dispatcher_unit_id',
  'issuing_unit_id',
  'task',
  'responsible_name',
  'delivered_at',
  'acknowledged_at',
  'report_due_at',
  'completion_due_at',
  'original_completion_due_at',
  // As it stands now: days are counted by the present rule of the limit.
  'next_due_counted_in',
  'return_count',
  'urge_count',
  'completed_at',
  'completed_on_time_at',
  'overdue_at',
  'returned_at',
  'extended_at',
  'state_from',
];

/**
 * What to read assignments from: the table itself, or its rows with status, dates of the lamp and mark of being overdue as they
 * stood at the end of a past day, without those that came later.
 * @param day placeholder of the past day, such as `$2`; null for now
 */
export function assignmentsAsOf(day: string | null): string {
  if (day === null) return 'assignment_row';
  const was = (column: string): string =>
    `CASE WHEN r.state_from <= ${day}::date THEN r.${column} ELSE p.${column} END AS ${column}`;
  const until = (column: string): string =>
    `CASE WHEN (r.${column} AT TIME ZONE 'Asia/Shanghai')::date <= ${day}::date THEN r.${column} END AS ${column}`;
  return `(
    SELECT ${lasting.map((column) => `r.${column}`).join(', ')}, ${changing.map(was).join(', ')},
           ${['submitted_at', 'closed_at'].map(until).join(', ')}
    FROM assignment_row r
    LEFT JOIN assignment_past p ON r.state_from > ${day}::date AND p.id = r.id
      AND p.from_day <= ${day}::date AND p.until_day > ${day}::date
    WHERE r.state_from <= ${day}::date OR p.id IS NOT NULL)`;
}
