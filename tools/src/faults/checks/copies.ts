import type { Service } from '../../client/databases.js';
import type { Databases, Finding } from './rows.js';

/** One statement per side, each answering `id` and, as columns of the same names, what must agree. */
interface Copy {
  what: string;
  source: readonly [Service, string];
  copy: readonly [Service, string];
}

const assignmentColumns = `version, is_overdue, next_due_at, warn_at, unit_path, status, role, clock_stopped_at, item_id, item_no,
  source_kind, content_category, urgency, disclosure, parent_id, lead_assignment_id, unit_id, dispatcher_unit_id, task, delivered_at,
  acknowledged_at, first_reported_at, submitted_at, closed_at, report_due_at, completion_due_at, original_completion_due_at,
  return_count, urge_count`;
const itemColumns = `version, item_no, title, status, source_kind, content_category, urgency, disclosure, issuing_unit_id,
  issuing_unit_path, report_due_at, completion_due_at, created_at, registered_at, closed_at, reopen_count`;
const deductionColumns = `version, status, unit_id, unit_path, rule_set_id, rule_code, clause, points_tenths, item_id, assignment_id,
  occurred_at, assessment_year`;
const statusColumns = 'item_id, parent_id, role, unit_id, unit_path, status';
const unitColumns = 'path, level, kind, name, short_name';

const copies: readonly Copy[] = [
  {
    what: 'assignments in reporting',
    source: [
      'tracking',
      `SELECT a.id, h.title AS item_title, a.responsible_person->>'name' AS responsible_name, ${assignmentColumns}
         FROM assignment a JOIN item_header h ON h.id = a.item_id`,
    ],
    copy: ['reporting', `SELECT id, item_title, responsible_name, ${assignmentColumns} FROM assignment_row`],
  },
  {
    what: 'assignments in intake',
    source: ['tracking', `SELECT id, ${statusColumns} FROM assignment`],
    copy: ['intake', `SELECT assignment_id AS id, ${statusColumns} FROM assignment_status`],
  },
  {
    what: 'planned assignments in tracking',
    source: [
      'intake',
      `SELECT assignment_id AS id, item_id, role, lead_assignment_id, p.unit_id, p.unit_path, task
         FROM planned_assignment p JOIN item i ON i.id = p.item_id WHERE i.notice_number IS NOT NULL`,
    ],
    copy: [
      'tracking',
      'SELECT id, item_id, role, lead_assignment_id, unit_id, unit_path, task FROM assignment WHERE parent_id IS NULL',
    ],
  },
  {
    what: 'items in reporting',
    source: ['intake', `SELECT id, ${itemColumns} FROM item`],
    copy: ['reporting', `SELECT id, ${itemColumns} FROM item_row`],
  },
  {
    what: 'deductions in reporting',
    source: ['scoring', `SELECT id, ${deductionColumns} FROM deduction`],
    copy: ['reporting', `SELECT id, ${deductionColumns} FROM deduction_row`],
  },
  ...(['tracking', 'scoring', 'reporting'] as const).map((service): Copy => ({
    what: `units in ${service}`,
    source: ['intake', `SELECT id, ${unitColumns} FROM unit`],
    copy: [service, `SELECT id, ${unitColumns} FROM unit`],
  })),
];

/** Whether what services keep of each other agrees with its source, row by row and column by column. */
export async function copyFindings(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, source, copy } of copies) {
    const sources = await rowsById(databases, ...source);
    const copied = await rowsById(databases, ...copy);
    for (const id of new Set([...sources.keys(), ...copied.keys()])) {
      const [one, other] = [sources.get(id), copied.get(id)];
      if (one !== other) findings.push({ kind: 'DIFFERENT', what: `${what}: ${id} is ${one}, copied as ${other}` });
    }
  }
  return findings;
}

async function rowsById(databases: Databases, service: Service, sql: string): Promise<Map<string, string>> {
  const rows = await databases.rows<{ id: string; row: string }>(
    service,
    `SELECT id, to_jsonb(rows)::text AS row FROM (${sql}) AS rows`,
  );
  return new Map(rows.map(({ id, row }) => [id, row]));
}
