import type { PostRole, RegionLevel, UnitKind } from '@ducha/contracts';

/** A division as the files describe it; days are `yyyy-mm-dd`, `validTo` is the first day it no longer exists. */
export interface Division {
  code: string;
  /** Name without the word for its government, such as 阿拉善左旗. */
  name: string;
  level: RegionLevel;
  kind: UnitKind;
  parentCode: string | null;
  pinyinInitials: string;
  mongolianName: string | null;
  validFrom: string | null;
  validTo: string | null;
  predecessorCode: string | null;
}

export interface DepartmentPattern {
  /** End of the department's id; the same at each level. */
  code: string;
  /** `{region}` and `{government}` are filled with the names of the government it belongs to. */
  name: string;
  shortName: string;
  initials: string;
  /** In 市辖区 the task is done by a branch of the city's department. */
  isAbsentInDistricts?: boolean | undefined;
}

export interface DepartmentTemplates {
  supervisionOffice: DepartmentPattern & { peerGroup: string };
  templates: { level: RegionLevel; kind: UnitKind; peerGroup: string; departments: DepartmentPattern[] }[];
}

/** 机关代字 by unit id. */
export type DocumentCodes = Record<string, string>;

export interface Account {
  personId: string;
  personName: string;
  posts: { id: string; unitId: string; role: PostRole; title: string }[];
}
