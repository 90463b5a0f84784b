import { z } from 'zod';
import { SourceKind } from '../codes.js';
import { Day, UnitPath } from '../scalars.js';

/** What the platform itself can see happen. A rule recorded by hand is never matched by the machine. */
export const RuleOccurrence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('COMPLETION_OVERDUE'), sourceKinds: z.array(SourceKind).min(1) }),
  z.strictObject({ kind: z.literal('RECORDED_BY_HAND') }),
]);
export type RuleOccurrence = z.infer<typeof RuleOccurrence>;

export const DeductionRule = z.strictObject({
  code: z.string().regex(/^D\d{2}[a-z]?$/),
  article: z.string().min(1),
  event: z.string().min(1),
  pointsTenths: z.int().positive(),
  occurrence: RuleOccurrence,
});
export type DeductionRule = z.infer<typeof DeductionRule>;

/** HIGHEST: an occurrence that matches several rules counts once, under the heaviest. SUM: it counts under each. */
export const Stacking = z.enum(['HIGHEST', 'SUM']);
export type Stacking = z.infer<typeof Stacking>;

/** One version of a rule set, both as the file in `data/rule-sets` and as the API shows it. */
export const RuleSet = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{3,80}$/),
    version: z.int().positive(),
    name: z.string().min(1),
    document: z.strictObject({
      title: z.string().min(1),
      number: z.string().nullable(),
      isNumberConfirmed: z.boolean(),
      note: z.string().nullable(),
    }),
    /** The government that set the rules; they bind the units below it. */
    jurisdictionPath: UnitPath,
    effectiveFrom: Day,
    effectiveTo: Day.nullable(),
    baseTenths: z.int().positive(),
    isBaseConfirmed: z.boolean(),
    baseNote: z.string().nullable(),
    floorTenths: z.int().nonnegative(),
    stacking: Stacking,
    rules: z.array(DeductionRule).min(1),
  })
  .refine((set) => new Set(set.rules.map((rule) => rule.code)).size === set.rules.length, {
    path: ['rules'],
    message: 'a rule code occurs twice',
  })
  .refine((set) => set.effectiveTo === null || set.effectiveTo > set.effectiveFrom, {
    path: ['effectiveTo'],
    message: 'effectiveTo must be later than effectiveFrom',
  });
export type RuleSet = z.infer<typeof RuleSet>;

export const RuleSetList = z.object({ rows: z.array(RuleSet) });
export type RuleSetList = z.infer<typeof RuleSetList>;
