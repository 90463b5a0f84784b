import type { UnitView } from '@ducha/contracts';

type Unit = Pick<UnitView, 'id' | 'kind' | 'level' | 'shortName' | 'name'>;

/** One line of the tree. The departments of a government stand together below one line, so that its regions are in sight. */
export interface OrganizationRow {
  /** What is opened and closed: the unit's id, or that of its departments' line. */
  key: string;
  unit: Unit;
  isDepartments: boolean;
  level: number;
  place: number;
  siblings: number;
  /** `NONE`: nothing can lie below it. `WAITING`: opened, and what lies below is not read yet. */
  state: 'NONE' | 'CLOSED' | 'WAITING' | 'OPEN';
  /** How many departments, on their line. */
  count: number;
}

export const departmentsKey = (unitId: string): string => `${unitId}/departments`;

/** Whether anything can lie below a unit. */
export const canHoldUnits = ({ kind, level }: Pick<Unit, 'kind' | 'level'>): boolean =>
  kind !== 'DEPARTMENT' && kind !== 'SUPERVISION_OFFICE' && level !== 'GACHA_VILLAGE';

/**
 * The lines of the tree from the top down, as far as it is opened.
 * @param below what is known to lie directly below a unit; undefined where it is not read yet
 */
export function organizationRows(
  root: Unit,
  opened: ReadonlySet<string>,
  below: (unitId: string) => readonly Unit[] | undefined,
): OrganizationRow[] {
  const rows: OrganizationRow[] = [];
  const add = (unit: Unit, level: number, place: number, siblings: number) => {
    const children = canHoldUnits(unit) ? below(unit.id) : [];
    const isOpened = opened.has(unit.id);
    const state = !canHoldUnits(unit) ? 'NONE' : !isOpened ? 'CLOSED' : children ? 'OPEN' : 'WAITING';
    rows.push({ key: unit.id, unit, isDepartments: false, level, place, siblings, state, count: 0 });
    if (state === 'OPEN' && children) addBelow(unit, children, level + 1);
  };
  const addBelow = (unit: Unit, children: readonly Unit[], level: number) => {
    const offices = children.filter(({ kind }) => kind === 'SUPERVISION_OFFICE');
    const departments = children.filter(({ kind }) => kind === 'DEPARTMENT');
    const regions = children.filter(({ kind }) => kind !== 'SUPERVISION_OFFICE' && kind !== 'DEPARTMENT');
    const siblings = offices.length + Math.min(1, departments.length) + regions.length;
    let place = 0;
    for (const office of offices) add(office, level, (place += 1), siblings);
    if (departments.length > 0) {
      const key = departmentsKey(unit.id);
      const state = opened.has(key) ? 'OPEN' : 'CLOSED';
      place += 1;
      rows.push({ key, unit, isDepartments: true, level, place, siblings, state, count: departments.length });
      if (state === 'OPEN')
        departments.forEach((department, at) => add(department, level + 1, at + 1, departments.length));
    }
    for (const region of regions) add(region, level, (place += 1), siblings);
  };
  add(root, 1, 1, 1);
  return rows;
}

/** What has to be open so that a unit is in sight. */
export function openedFor({ path, kind }: { path: string; kind: Unit['kind'] }): string[] {
  const above = path.split('.').slice(0, -1);
  const [parent] = above.slice(-1);
  return kind === 'DEPARTMENT' && parent ? [...above, departmentsKey(parent)] : above;
}
