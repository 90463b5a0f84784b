import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lampOrder, openCount } from '../lamps/lamp.js';
import { CountLink } from './count-link.js';
import type { ChildCounts } from './dashboard.api.js';
import type { DashboardFilter } from './dashboard-filter.js';
import { LampStack } from './lamp-stack.js';
import styles from './dashboard.module.css';

interface UnitRowProps {
  row: ChildCounts;
  /** Null where the units stand in the order of the unit tree. */
  place: number | null;
  /** What a bar over the whole width stands for. */
  whole: number;
  filter: DashboardFilter;
}

export function UnitRow({ row, place, whole, filter }: UnitRowProps) {
  const { t } = useTranslation();
  const { unit, byLamp, total } = row;
  const rows = { unitId: unit.id };
  return (
    <tr>
      <td className={styles.place}>{place}</td>
      <th scope="row">
        <Link
          to="/dashboard/$unitId"
          params={{ unitId: unit.id }}
          search={filter}
          title={t('dashboard.children.openDashboard', { unit: unit.shortName })}
        >
          {unit.shortName}
        </Link>
      </th>
      <td className={styles.share}>
        <LampStack unit={unit.shortName} counts={byLamp} whole={whole} filter={rows} />
      </td>
      {lampOrder.map((lamp) => (
        <td key={lamp} className={styles.number}>
          <CountLink
            count={byLamp[lamp]}
            filter={{ ...rows, lamp }}
            what={`${unit.shortName} ${t(`glossary.lampShort.${lamp}`)}`}
          />
        </td>
      ))}
      <td className={styles.number}>
        <CountLink
          count={openCount(byLamp)}
          filter={{ ...rows, lamp: 'RED,YELLOW,GREEN' }}
          what={`${unit.shortName} ${t('dashboard.children.open')}`}
        />
      </td>
      <td className={styles.number}>
        <CountLink count={total} filter={rows} what={`${unit.shortName} ${t('dashboard.total')}`} />
      </td>
    </tr>
  );
}
