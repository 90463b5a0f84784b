import { DomainError, type PostFacts, type UnitFacts } from '@ducha/contracts';
import type {
  Account,
  DepartmentPattern,
  DepartmentTemplates,
  Division,
  DocumentCodes,
} from './organization-source.js';
import { governmentName, regionName } from './unit-naming.js';
import { actingUnitId, divisionPeerGroup, isSupervisionBody } from './unit-standing.js';

/** State of the source file of the divisions; what names no day of its own is valid from here. */
export const organizationEdition = '2023-06-30';

export type PlannedUnit = Omit<UnitFacts, 'version'>;
export type PlannedPost = Omit<PostFacts, 'version'>;

/**
 * Every unit the files describe, each after its parent: the divisions, and below each government from 旗县 up its supervision
 * office and its departments.
 * @throws DomainError where a code stands twice or a parent is missing
 */
export function planUnits(
  divisions: Division[],
  templates: DepartmentTemplates,
  documentCodes: DocumentCodes,
): PlannedUnit[] {
  const units = new Map<string, PlannedUnit>();
  const add = (unit: PlannedUnit) => {
    if (units.has(unit.id))
      throw new DomainError('INVALID_INPUT', 'intake.organization.duplicate-code', { code: unit.id });
    units.set(unit.id, { ...unit, documentCode: documentCodes[unit.id] ?? null });
  };
  for (const division of parentsFirst(divisions)) {
    const government = divisionUnit(division, parentOf(division, units));
    add(government);
    for (const department of departmentsOf(division, government, templates)) add(department);
  }
  return [...units.values()];
}

/**
 * Posts of the demonstration accounts.
 * @throws DomainError where a unit is unknown
 */
export function planPosts(accounts: Account[], units: PlannedUnit[]): PlannedPost[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return accounts.flatMap(({ personId, personName, posts }) =>
    posts.map(({ id, unitId, role, title }) => {
      const unit = byId.get(unitId);
      if (!unit)
        throw new DomainError('INVALID_INPUT', 'intake.organization.unknown-unit', { person: personId, code: unitId });
      const validity = { validFrom: organizationEdition, validTo: null };
      return { id, personId, personName, title, role, unitId, actingUnitId: actingUnitId(unit), ...validity };
    }),
  );
}

const depth: Record<Division['level'], number> = {
  AUTONOMOUS_REGION: 1,
  LEAGUE_CITY: 2,
  BANNER_COUNTY: 3,
  SUMU_TOWNSHIP: 4,
  GACHA_VILLAGE: 5,
};

const parentsFirst = (divisions: Division[]) => divisions.toSorted((a, b) => depth[a.level] - depth[b.level]);

function parentOf(division: Division, units: Map<string, PlannedUnit>): PlannedUnit | null {
  if (division.level === 'AUTONOMOUS_REGION') return null;
  const parent = division.parentCode ? units.get(division.parentCode) : undefined;
  if (!parent || depth[parent.level] !== depth[division.level] - 1) {
    throw new DomainError('INVALID_INPUT', 'intake.organization.unknown-parent', {
      code: division.code,
      parent: division.parentCode ?? '',
    });
  }
  return parent;
}

function divisionUnit(division: Division, parent: PlannedUnit | null): PlannedUnit {
  const { code, level, kind } = division;
  return {
    id: code,
    name: governmentName(division),
    shortName: division.name,
    mongolianName: division.mongolianName,
    pinyinInitials: division.pinyinInitials,
    level,
    kind,
    parentId: parent?.id ?? null,
    path: childPath(parent, code),
    peerGroup: divisionPeerGroup(division),
    documentCode: null,
    isSupervisionBody: isSupervisionBody(division),
    validFrom: division.validFrom ?? organizationEdition,
    validTo: division.validTo,
    predecessorId: division.predecessorCode,
  };
}

function departmentsOf(division: Division, government: PlannedUnit, templates: DepartmentTemplates): PlannedUnit[] {
  const template = templates.templates.find(({ level, kind }) => level === division.level && kind === division.kind);
  if (!template) return [];
  const isDistrict = division.level === 'BANNER_COUNTY' && division.name.endsWith('区');
  const { supervisionOffice } = templates;
  return [
    departmentUnit(supervisionOffice, 'SUPERVISION_OFFICE', supervisionOffice.peerGroup, division, government),
    ...template.departments
      .filter((pattern) => !(pattern.isAbsentInDistricts && isDistrict))
      .map((pattern) => departmentUnit(pattern, 'DEPARTMENT', template.peerGroup, division, government)),
  ];
}

function departmentUnit(
  pattern: DepartmentPattern,
  kind: 'DEPARTMENT' | 'SUPERVISION_OFFICE',
  peerGroup: string,
  division: Division,
  government: PlannedUnit,
): PlannedUnit {
  const id = `${division.code}_${pattern.code}`;
  return {
    ...government,
    id,
    name: pattern.name.replace('{region}', regionName(division)).replace('{government}', government.name),
    shortName: pattern.shortName,
    mongolianName: null,
    pinyinInitials: `${division.pinyinInitials}${pattern.initials}`,
    kind,
    parentId: government.id,
    path: childPath(government, id),
    peerGroup,
    isSupervisionBody: isSupervisionBody({ level: division.level, kind }),
    predecessorId: null,
  };
}

/** Path of ids from the autonomous region down to the unit. */
export function childPath(parent: { path: string } | null, id: string): string {
  return parent ? `${parent.path}.${id}` : id;
}
