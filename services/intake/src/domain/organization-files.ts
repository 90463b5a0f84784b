import { Day, PostRole, RegionLevel, UnitId, UnitKind } from '@ducha/contracts';
import { z } from 'zod';

/** State of the divisions in the source file; a division without a day of its own is valid from here. */
export const divisionsEdition = '2023-06-30';

const blankAsNull = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.literal('').transform(() => null), schema])
    .nullish()
    .transform((value) => value ?? null);

/** One line of `data/divisions/*.csv`. */
export const DivisionLine = z.object({
  code: UnitId,
  name: z.string().min(1),
  level: RegionLevel,
  parent_code: blankAsNull(UnitId),
  kind: UnitKind,
  pinyin_initials: z.string().regex(/^[a-z0-9]+$/),
  mongolian_name: blankAsNull(z.string()),
  valid_from: blankAsNull(Day),
  valid_to: blankAsNull(Day),
  predecessor_code: blankAsNull(UnitId),
});
export type DivisionLine = z.infer<typeof DivisionLine>;

const DepartmentPattern = z.strictObject({
  /** End of the department's id; the same at each level. */
  code: z.string().regex(/^[A-Z0-9]{2,8}$/),
  /** `{region}` and `{government}` are filled with the names of the government it belongs to. */
  name: z.string().min(1),
  shortName: z.string().min(1),
  initials: z.string().regex(/^[a-z0-9]+$/),
  isAbsentInDistricts: z.boolean().optional(),
});
export type DepartmentPattern = z.infer<typeof DepartmentPattern>;

/** `data/organization/department-templates.json`. */
export const DepartmentTemplates = z.strictObject({
  supervisionOffice: DepartmentPattern.extend({ peerGroup: z.string().min(1) }),
  templates: z.array(
    z.strictObject({
      level: RegionLevel,
      kind: z.enum(['GOVERNMENT', 'FUNCTIONAL_ZONE']),
      peerGroup: z.string().min(1),
      departments: z.array(DepartmentPattern).min(1),
    }),
  ),
});
export type DepartmentTemplates = z.infer<typeof DepartmentTemplates>;

/** `data/organization/document-codes.json`: 机关代字 by unit. */
export const DocumentCodes = z.record(UnitId, z.string().min(1));
export type DocumentCodes = z.infer<typeof DocumentCodes>;

/** `data/demo/accounts.json`. */
export const DemoAccounts = z.array(
  z.strictObject({
    personId: z.string().min(1),
    personName: z.string().min(1),
    /** Heading under which the sign-in page of the embedded mode lists the account. */
    group: z.string().min(1),
    posts: z.array(z.strictObject({ id: z.uuid(), unitId: UnitId, role: PostRole, title: z.string().min(1) })).min(1),
  }),
);
export type DemoAccounts = z.infer<typeof DemoAccounts>;

/** Rows of a CSV without quoted cells, as objects by column. */
export function readCsv(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').trimEnd().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
