import { Day, PostRole, RegionLevel, UnitId, UnitKind } from '@ducha/contracts';
import { z } from 'zod';
import type { Account, DepartmentTemplates, Division, DocumentCodes } from '../domain/organization-source.js';

/** An optional column: absent and blank mean null. */
const optional = (schema: z.ZodType<string, string>) =>
  z
    .string()
    .optional()
    .transform((cell) => cell || null)
    .pipe(schema.nullable());

const Initials = z.string().regex(/^[a-z0-9]+$/);

/** One line of `data/divisions/*.csv`. */
const DivisionLine = z.object({
  code: UnitId,
  name: z.string().min(1),
  level: RegionLevel,
  kind: UnitKind,
  parent_code: optional(UnitId),
  pinyin_initials: Initials,
  mongolian_name: optional(z.string()),
  valid_from: optional(Day),
  valid_to: optional(Day),
  predecessor_code: optional(UnitId),
});

/** Divisions of a CSV without quoted cells. @throws ZodError naming the first wrong lines and columns */
export function parseDivisions(csv: string): Division[] {
  const [head = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(',');
  const records = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
  return z
    .array(DivisionLine)
    .parse(records)
    .map((line) => ({
      code: line.code,
      name: line.name,
      level: line.level,
      kind: line.kind,
      parentCode: line.parent_code,
      pinyinInitials: line.pinyin_initials,
      mongolianName: line.mongolian_name,
      validFrom: line.valid_from,
      validTo: line.valid_to,
      predecessorCode: line.predecessor_code,
    }));
}

const DepartmentPattern = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{2,8}$/),
  name: z.string().min(1),
  shortName: z.string().min(1),
  initials: Initials,
  isAbsentInDistricts: z.boolean().optional(),
});

/** `data/organization/department-templates.json`. */
export const DepartmentTemplatesFile: z.ZodType<DepartmentTemplates> = z.strictObject({
  supervisionOffice: DepartmentPattern.extend({ peerGroup: z.string().min(1) }),
  templates: z.array(
    z.strictObject({
      level: RegionLevel,
      kind: UnitKind,
      peerGroup: z.string().min(1),
      departments: z.array(DepartmentPattern).min(1),
    }),
  ),
});

/** `data/organization/document-codes.json`. */
export const DocumentCodesFile: z.ZodType<DocumentCodes> = z.record(UnitId, z.string().min(1));

/** `data/demo/accounts.json`. `group` is the heading under which the sign-in page of the embedded mode lists the account. */
export const AccountsFile: z.ZodType<Account[]> = z.array(
  z.strictObject({
    personId: z.string().min(1),
    personName: z.string().min(1),
    group: z.string().min(1),
    posts: z.array(z.strictObject({ id: z.uuid(), unitId: UnitId, role: PostRole, title: z.string().min(1) })).min(1),
  }),
);
