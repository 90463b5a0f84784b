import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeName } from '../units/unit-name.js';
import type { DashboardFilter } from './dashboard-filter.js';
import { Movement } from './movement.js';
import type { PlacedUnit } from './units-table.js';
import styles from './dashboard.module.css';

interface UnitRowProps {
  placed: PlacedUnit;
  /** Whether places are compared with those of an earlier day. */
  isCompared: boolean;
  filter: DashboardFilter;
  /** The counts of the unit. */
  children: ReactNode;
}

/** One unit below: its place, its name as the way down, its counts, and how it moved. */
export function UnitRow({ placed, isCompared, filter, children }: UnitRowProps) {
  const { t } = useTranslation();
  const { unit } = placed.row;
  return (
    <tr>
      <td className={styles.place}>{placed.place}</td>
      <th scope="row" title={unit.name}>
        <Link
          to="/dashboard/$unitId"
          params={{ unitId: unit.id }}
          search={filter}
          title={t('dashboard.children.openDashboard', { unit: unit.shortName })}
        >
          {placeName(unit.shortName)}
        </Link>
      </th>
      {children}
      {isCompared && (
        <td className={styles.movement}>
          <Movement placed={placed} />
        </td>
      )}
    </tr>
  );
}
