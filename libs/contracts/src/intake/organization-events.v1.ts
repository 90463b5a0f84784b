import { z } from 'zod';
import { PostRole, RegionLevel, UnitKind } from '../codes.js';
import { defineEvent } from '../define-event.js';
import { Day, Id, UnitId, UnitPath } from '../scalars.js';

/** One unit as every service keeps it. `version` grows with each change of the row; a copy never goes back. */
export const UnitFacts = z.object({
  id: UnitId,
  version: z.int().positive(),
  /** Full name, such as 阿拉善左旗人民政府. */
  name: z.string(),
  /** Name of the region or of the department alone, such as 阿拉善左旗 or 发展改革委. */
  shortName: z.string(),
  mongolianName: z.string().nullable(),
  pinyinInitials: z.string(),
  level: RegionLevel,
  kind: UnitKind,
  parentId: UnitId.nullable(),
  path: UnitPath,
  /** Units are assessed only against their own group (S2 第九条). */
  peerGroup: z.string(),
  /** 机关代字, used in document numbers; null where the unit issues none. */
  documentCode: z.string().nullable(),
  isSupervisionBody: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  predecessorId: UnitId.nullable(),
});
export type UnitFacts = z.infer<typeof UnitFacts>;

/** One post: who works where in which role. `actingUnitId` is the unit the holder acts for: a supervision office acts for its government. */
export const PostFacts = z.object({
  id: Id,
  version: z.int().positive(),
  /** Subject (`sub`) of the person at the identity provider. */
  personId: z.string(),
  personName: z.string(),
  title: z.string(),
  role: PostRole,
  unitId: UnitId,
  actingUnitId: UnitId,
  validFrom: Day,
  validTo: Day.nullable(),
});
export type PostFacts = z.infer<typeof PostFacts>;

export const UnitsRegisteredV1 = defineEvent({
  context: 'intake',
  aggregateType: 'units',
  name: 'registered',
  version: 1,
  summary: 'Units were added or changed; at most 500 in one event, one aggregate per import.',
  schema: z.object({ units: z.array(UnitFacts).min(1).max(500) }),
  example: {
    units: [
      {
        id: '152921000000',
        version: 1,
        name: '阿拉善左旗人民政府',
        shortName: '阿拉善左旗',
        mongolianName: null,
        pinyinInitials: 'alszq',
        level: 'BANNER_COUNTY',
        kind: 'GOVERNMENT',
        parentId: '152900000000',
        path: '150000000000.152900000000.152921000000',
        peerGroup: 'BANNER_COUNTY',
        documentCode: '阿左政',
        isSupervisionBody: true,
        validFrom: '2023-06-30',
        validTo: null,
        predecessorId: null,
      },
    ],
  },
});

export const PostsRegisteredV1 = defineEvent({
  context: 'intake',
  aggregateType: 'posts',
  name: 'registered',
  version: 1,
  summary: 'Posts were added or changed; at most 500 in one event, one aggregate per import, appointment or end.',
  schema: z.object({ posts: z.array(PostFacts).min(1).max(500) }),
  example: {
    posts: [
      {
        id: '0198c0de-0000-7000-8000-000000000001',
        version: 1,
        personId: 'demo-banner-clerk',
        personName: '巴特尔',
        title: '督查室科员',
        role: 'SUPERVISION_CLERK',
        unitId: '152921000000_DCS',
        actingUnitId: '152921000000',
        validFrom: '2026-01-01',
        validTo: null,
      },
    ],
  },
});
