import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dueDate, workCalendar } from '@ducha/calendar';
import { ClockKind, Day, EscalationStep, LimitStart, SourceKind, UnitId, Urgency } from '@ducha/contracts';
import { z } from 'zod';
import { measures } from '../domain/deadline-policy.js';

const text = z.string().trim().min(1);
const amount = z.int().nonnegative();
const dayOff = z.enum(['FOLLOWING', 'PRECEDING']).optional();
const monthPeriods = ['MONTH', 'TWO_MONTHS', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const;

/** What the calendar refuses to count is refused here, when it is loaded, and not when somebody asks. */
const Limit = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['HOURS', 'DAYS', 'WORKING_DAYS', 'MONTHS']), amount, dayOff }),
    z.strictObject({ kind: z.literal('END_OF'), period: z.enum(['WEEK', 'HALF_MONTH', ...monthPeriods]), dayOff }),
    z.strictObject({
      kind: z.literal('DAY_OF'),
      period: z.enum(monthPeriods),
      month: z.int().optional(),
      day: z.int(),
      dayOff,
    }),
    z.strictObject({ kind: z.literal('UNDATED'), wording: text }),
  ])
  .refine((limit) => limit.kind === 'UNDATED' || isCountable(() => dueDate(workCalendar([]), limit, new Date(0))), {
    error: 'cannot be counted',
  });
const Distance = z.strictObject({ kind: z.enum(['HOURS', 'DAYS', 'WORKING_DAYS']), amount: amount.max(366) });

export const PolicyRow = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
    version: z.int().positive(),
    /** Number of the rule in the table it was taken from. */
    reference: text.optional(),
    title: text,
    jurisdiction: UnitId,
    validFrom: Day,
    validTo: Day.nullable(),
    subject: z.string().regex(/^[A-Z][A-Z_]*$/),
    sourceKinds: z.array(SourceKind).min(1).nullable(),
    urgencies: z.array(Urgency).min(1).nullable(),
    startEvent: LimitStart,
    acknowledge: Limit.optional(),
    report: Limit.optional(),
    completion: Limit.optional(),
    cycle: Limit.optional(),
    extensionDecision: Limit.optional(),
    review: Limit.optional(),
    stages: z
      .array(z.strictObject({ name: text, limit: Limit }))
      .min(1)
      .optional(),
    clocks: z.array(ClockKind).min(1).optional(),
    warning: Distance.optional(),
    reminders: z.array(Distance),
    escalation: z.array(z.strictObject({ after: Distance, step: EscalationStep.optional(), action: text })),
    document: text,
    clause: text,
    /** What is not certain about the row. */
    note: text.optional(),
  })
  .refine((row) => row.validTo === null || row.validFrom < row.validTo, { error: 'ends before it begins' })
  .refine((row) => row.subject !== 'LAMP' || row.warning, { error: 'warns at no time' })
  .refine((row) => row.subject !== 'LADDER' || row.reminders.length + row.escalation.length > 0, {
    error: 'has no steps',
  })
  .refine(
    (row) => ['LAMP', 'LADDER'].includes(row.subject) || row.stages || measures.some((each) => row[each] !== undefined),
    { error: 'sets no limit' },
  );
export type PolicyRow = z.infer<typeof PolicyRow>;

const PolicyFile = z.strictObject({
  policies: z
    .array(PolicyRow)
    .refine((rows) => new Set(rows.map(({ id, version }) => `${id} ${version}`)).size === rows.length, {
      error: 'holds the same version of a policy twice',
    }),
});

/** @throws Error naming the file and everything that is wrong in it */
export async function readPolicyFile(path: string): Promise<PolicyRow[]> {
  return parsePolicies(path, await readFile(path, 'utf8'));
}

/** @throws Error naming the file and everything that is wrong in it */
export function parsePolicies(path: string, content: string): PolicyRow[] {
  const result = PolicyFile.safeParse(JSON.parse(content));
  if (result.success) return result.data.policies;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new Error(`${path} holds no policies: ${problems.join('; ')}`);
}

/** SHA-256 of the parsed row: layout and key order of the file do not matter. */
export const contentHashOf = (row: PolicyRow): string => createHash('sha256').update(JSON.stringify(row)).digest('hex');

function isCountable(count: () => unknown): boolean {
  try {
    count();
    return true;
  } catch {
    return false;
  }
}
