import type { Client } from 'pg';

/** Days the data covers, today not included. */
const days = 1_095;
/** Rows of one statement. */
const chunk = 1_000_000;

const changed = [
  'status_pending_ack',
  'status_in_progress',
  'status_completed',
  'yellow_in_progress',
  'red_in_progress',
  'overdue',
  'issued',
  'acknowledged',
  'completed',
  'completed_on_time',
  'became_overdue',
  'ended',
  'days_tenths',
] as const;
type Changed = (typeof changed)[number];

/** One change of counters of an assignment of `made`: on which day, under which condition, by how much. */
interface ChangeRule {
  day: string;
  when: string;
  amounts: Partial<Record<Changed, string>>;
}

/** Delivered, acknowledged a day later, completed after 2 to 46 days; due after 30, yellow three days before. */
const rules: ChangeRule[] = [
  { day: 'delivered', when: 'true', amounts: { status_pending_ack: '1', issued: '1' } },
  {
    day: 'acknowledged',
    when: 'true',
    amounts: { status_pending_ack: '-1', status_in_progress: '1', acknowledged: '1' },
  },
  { day: 'due', when: 'is_late', amounts: { overdue: '1', became_overdue: '1' } },
  { day: 'warned', when: 'closed > warned', amounts: { yellow_in_progress: '1' } },
  { day: 'least(due, closed)', when: 'closed > warned', amounts: { yellow_in_progress: '-1' } },
  { day: 'due', when: 'closed > due', amounts: { red_in_progress: '1' } },
  { day: 'closed', when: 'closed > due', amounts: { red_in_progress: '-1' } },
  {
    day: 'closed',
    when: 'closed IS NOT NULL',
    amounts: {
      status_in_progress: '-1',
      status_completed: '1',
      completed: '1',
      completed_on_time: '(NOT is_late)::integer',
      ended: '1',
      days_tenths: '(closed - delivered) * 10 + 1',
    },
  },
];

const codes = {
  category: ['MAJOR_DEPLOYMENT', 'KEY_WORK', 'STATUTORY_DUTY', 'ADMINISTRATIVE_EFFICIENCY'],
  source: [
    'MAJOR_DECISION',
    'MEETING_RESOLUTION',
    'LEADER_INSTRUCTION',
    'ASSIGNED_BY_LEADER',
    'UPPER_LEVEL_DOCUMENT',
    'DEPUTY_SUGGESTION',
    'CPPCC_PROPOSAL',
    'PETITION',
    'MAILBOX',
    'HOTLINE',
    'MEDIA',
    'AUDIT',
    'CLUE',
  ],
};
/** The letters of `count-keys.ts` in reporting, in the order of the codes above. */
const letters = { category: 'dkse', source: 'abcdefghijklm' };

/**
 * Fills the read models of a platform of the bench's own with assignments over all its units and three years, with their past and
 * their counters. Never run on a database that is kept: these rows have no events behind them.
 */
export async function fillReadModels(
  reporting: Client,
  assignments: number,
  log: (line: string) => void,
): Promise<void> {
  const indexes = await withoutIndexes(reporting);
  // The service is not to settle lamps of rows whose counters are still missing.
  await reporting.query(`INSERT INTO lamp_settling (settled_at) VALUES ('infinity')`);
  await reporting.query(`SET synchronous_commit = off`);
  await reporting.query(`SET work_mem = '256MB'`);
  await makeHolders(reporting);
  await reporting.query('DROP TABLE IF EXISTS bench_made, bench_change, bench_full');
  await reporting.query(`CREATE UNLOGGED TABLE bench_made (n integer, place integer, category integer, source integer,
    is_lead boolean, delivered date, acknowledged date, warned date, due date, closed date, is_late boolean)`);
  for (let from = 0; from < assignments; from += chunk) {
    await reporting.query(madeSql, [from, Math.min(assignments, from + chunk) - 1]);
    await reporting.query(rowsSql, [from, from + chunk]);
    await reporting.query(pastSql, [from, from + chunk]);
    log(`${Math.min(assignments, from + chunk)} rows`);
  }
  await reporting.query(`CREATE UNLOGGED TABLE bench_change AS ${changesSql()}`);
  log('changes');
  await reporting.query('ALTER TABLE assignment_count DROP CONSTRAINT assignment_count_pkey');
  for (const sql of countsSql()) await reporting.query(sql);
  log('counters of banners, leagues and the region');
  await reporting.query(townshipCountsSql);
  log('counters of townships');
  await reporting.query(monthsSql);
  await reporting.query('DROP TABLE bench_made, bench_change, bench_full, bench_holder');
  await reporting.query('ALTER TABLE assignment_count ADD PRIMARY KEY (unit_id, key, grain, day)');
  log('counters');
  for (const index of indexes) await reporting.query(index);
  log('indexes');
  await reporting.query(`UPDATE lamp_settling SET settled_at = '-infinity'`);
  for (const table of ['assignment_row', 'assignment_past', 'assignment_count'])
    await reporting.query(`VACUUM (ANALYZE) ${table}`);
}

/** Takes the indexes that are no keys away and answers how to make them again. */
async function withoutIndexes(reporting: Client): Promise<string[]> {
  const { rows } = await reporting.query<{ name: string; sql: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS sql FROM pg_index i
      WHERE i.indrelid = 'assignment_row'::regclass AND NOT i.indisprimary`,
  );
  for (const { name } of rows) await reporting.query(`DROP INDEX ${name}`);
  return rows.map(({ sql }) => sql);
}

const makeHolders = (reporting: Client) =>
  reporting.query(`
    DROP TABLE IF EXISTS bench_holder;
    CREATE UNLOGGED TABLE bench_holder AS
    SELECT (row_number() OVER (ORDER BY md5(id)) - 1)::integer AS place, id, path, level, string_to_array(path::text, '.') AS units,
           coalesce((string_to_array(path::text, '.'))[2], id) AS issuing
    FROM unit;
    CREATE UNIQUE INDEX ON bench_holder (place);
    ANALYZE bench_holder`);

const madeSql = `
  INSERT INTO bench_made
  SELECT n, n % (SELECT count(*)::integer FROM bench_holder), n / 7 % 4, n / 3 % 13, n % 5 <> 0, delivered, delivered + 1,
         delivered + 27, delivered + 30,
         CASE WHEN delivered + took < current_date THEN delivered + took END,
         delivered + 30 <= least(delivered + took, current_date)
  FROM (SELECT n, current_date - ${days} + (n::bigint * 7919 % ${days})::integer AS delivered, 2 + n / 11 % 45 AS took
        FROM generate_series($1::integer, $2::integer) AS n) drawn`;

const at = (day: string, hour: number): string =>
  `((${day})::timestamp + interval '${hour} hours') AT TIME ZONE 'Asia/Shanghai'`;
const array = (values: readonly string[]): string => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

const rowsSql = `
  INSERT INTO assignment_row (id, version, is_overdue, next_due_at, warn_at, unit_path, status, role, clock_stopped_at, item_id,
                              item_no, item_title, source_kind, content_category, urgency, disclosure, unit_id, dispatcher_unit_id,
                              task, responsible_name, delivered_at, acknowledged_at, closed_at, report_due_at, completion_due_at,
                              original_completion_due_at, return_count, urge_count, status_since, overdue_at, issuing_unit_id, level,
                              state_from)
  SELECT md5('a' || m.n)::uuid, 3, m.is_late, ${at('m.due', 0)}, ${at('m.warned', 0)}, h.path,
         CASE WHEN m.closed IS NULL THEN 'IN_PROGRESS' ELSE 'COMPLETED' END, CASE WHEN m.is_lead THEN 'LEAD' ELSE 'SUPPORT' END,
         ${at('m.closed', 12)}, md5('i' || m.n / 20)::uuid, '150000-2026-LI-' || lpad((m.n / 20)::text, 7, '0'),
         '推进重点工作落实', (${array(codes.source)})[m.source + 1], (${array(codes.category)})[m.category + 1], 'NORMAL', 'INTERNAL',
         h.id, h.issuing, '按要求组织落实，按季度报告进展。', '乌兰', ${at('m.delivered', 10)}, ${at('m.acknowledged', 10)},
         ${at('m.closed', 12)}, ${at('m.due', 0)}, ${at('m.due', 0)}, ${at('m.due', 0)}, 0, 0,
         ${at('coalesce(m.closed, m.acknowledged)', 12)}, CASE WHEN m.is_late THEN ${at('m.due', 0)} END, h.issuing, h.level,
         coalesce(m.closed, greatest(m.acknowledged, CASE WHEN m.is_late THEN m.due END))
  FROM bench_made m JOIN bench_holder h USING (place) WHERE m.n >= $1 AND m.n < $2`;

/** What stood before: waiting for the acknowledgement, then in progress, from the due day on overdue. */
const pastSql = `
  INSERT INTO assignment_past (id, from_day, until_day, status, is_overdue, next_due_at, warn_at, clock_stopped_at)
  SELECT md5('a' || m.n)::uuid, p.from_day, p.until_day, p.status, p.is_overdue, ${at('m.due', 0)}, ${at('m.warned', 0)}, NULL
  FROM bench_made m, LATERAL (VALUES
    (m.delivered, m.acknowledged, 'PENDING_ACK', false, true),
    (m.acknowledged, CASE WHEN m.is_late THEN m.due ELSE m.closed END, 'IN_PROGRESS', false, m.is_late OR m.closed IS NOT NULL),
    (m.due, m.closed, 'IN_PROGRESS', true, m.is_late AND m.closed > m.due)
  ) AS p (from_day, until_day, status, is_overdue, was_there)
  WHERE m.n >= $1 AND m.n < $2 AND p.was_there AND p.until_day > p.from_day`;

/** One row a change, with all that counters distinguish. */
function changesSql(): string {
  const one = ({ day, when, amounts }: ChangeRule): string =>
    `SELECT place, category, source, is_lead, ${day} AS day, ${changed
      .map((column) => `${amounts[column] ?? '0'} AS ${column}`)
      .join(', ')} FROM bench_made WHERE ${when}`;
  return `
    SELECT h.units, substr('${letters.category}', category + 1, 1) AS c, substr('${letters.source}', source + 1, 1) AS s,
           CASE WHEN is_lead THEN 'l' ELSE 's' END AS r,
           CASE h.level WHEN 'AUTONOMOUS_REGION' THEN '1' WHEN 'LEAGUE_CITY' THEN '2' WHEN 'BANNER_COUNTY' THEN '3'
                        WHEN 'SUMU_TOWNSHIP' THEN '4' ELSE '5' END AS l, day, ${changed.join(', ')}
    FROM (${rules.map(one).join(' UNION ALL ')}) changes JOIN bench_holder h USING (place)`;
}

const sums = changed.map((column) => `sum(${column})::integer AS ${column}`).join(', ');
const insertSql = `INSERT INTO assignment_count (unit_id, key, grain, day, ${changed.join(', ')})`;
const keySql = `coalesce(c, '-') || coalesce(s, '-') || coalesce(r, '-') || coalesce(l, '-')`;

/**
 * As `count-keys.ts` has them down to banners: every set and the issuing unit. Each set comes from the smallest one at hand, so
 * that the changes are read once.
 */
function countsSql(): string[] {
  return [3, 2, 1].flatMap((depth) => {
    const units = [1, 2, 3].slice(0, depth).map((above) => `u${above}`);
    const unit = `u${depth}`;
    const [source, from] =
      depth === 3 ? [['units[1] AS u1', 'units[2] AS u2', 'units[3] AS u3'], 'bench_change'] : [units, 'bench_below'];
    const issued =
      depth === 1
        ? `SELECT coalesce(u2, u1) AS issuing, u1 AS unit_id, day, ${sums} FROM bench_below GROUP BY 1, 2, 3`
        : `SELECT u2 AS issuing, ${unit} AS unit_id, day, ${sums} FROM bench_few GROUP BY 1, 2, 3`;
    return [
      ...(depth === 3 ? [] : ['ALTER TABLE bench_full RENAME TO bench_below']),
      `CREATE UNLOGGED TABLE bench_full AS SELECT ${source.join(', ')}, c, s, r, l, day, ${sums}
         FROM ${from} GROUP BY ${units.join(', ')}, c, s, r, l, day`,
      `CREATE UNLOGGED TABLE bench_few AS SELECT ${units.join(', ')}, c, r, l, day, ${sums}
         FROM bench_full WHERE ${unit} IS NOT NULL GROUP BY ${units.join(', ')}, c, r, l, day`,
      `${insertSql} SELECT ${unit}, ${keySql}, 'DAY', day, ${changed.join(', ')} FROM bench_full WHERE ${unit} IS NOT NULL`,
      `${insertSql} SELECT ${unit}, '-' || s || '--', 'DAY', day, ${sums} FROM bench_full WHERE ${unit} IS NOT NULL GROUP BY ${unit}, s, day`,
      `${insertSql} SELECT unit_id, ${keySql}, 'DAY', day, ${changed.join(', ')}
         FROM (SELECT ${unit} AS unit_id, c, NULL AS s, r, l, day, ${sums} FROM bench_few
                GROUP BY ${unit}, day, GROUPING SETS ((), (c), (r), (l), (c, r), (c, l), (r, l))) few`,
      `${insertSql} SELECT unit_id, 'i' || issuing, 'DAY', day, ${changed.join(', ')} FROM (${issued}) issued`,
      `DROP TABLE bench_few${depth === 3 ? '' : ', bench_below'}`,
    ];
  });
}

/** One level below banners single dimensions only. */
const townshipCountsSql = `
  ${insertSql} SELECT unit_id, ${keySql}, 'DAY', day, ${changed.join(', ')}
  FROM (SELECT units[4] AS unit_id, c, s, r, l, day, ${sums} FROM bench_change WHERE units[4] IS NOT NULL
         GROUP BY units[4], day, GROUPING SETS ((), (c), (s), (r), (l))) single`;

const monthsSql = `
  INSERT INTO assignment_count (unit_id, key, grain, day, ${changed.join(', ')})
  SELECT unit_id, key, 'MONTH', date_trunc('month', day)::date, ${sums}
  FROM assignment_count WHERE grain = 'DAY' GROUP BY unit_id, key, date_trunc('month', day)`;
