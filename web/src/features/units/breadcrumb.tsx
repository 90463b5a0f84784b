import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnitName } from '@ducha/contracts';
import type { DashboardFilter } from '../dashboard/dashboard-filter.js';
import styles from './units.module.css';

interface BreadcrumbProps {
  units: Pick<UnitName, 'id' | 'shortName'>[];
  /** Filters that hold on the whole way. */
  search: DashboardFilter;
}

/** The way from the reader's top unit down to the shown one. */
export function Breadcrumb({ units, search }: BreadcrumbProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('dashboard.breadcrumb')}>
      <ol className={styles.way}>
        {units.map((unit, index) => (
          <li key={unit.id}>
            {index === units.length - 1 ? (
              <span aria-current="page">{unit.shortName}</span>
            ) : (
              <Link to="/dashboard/$unitId" params={{ unitId: unit.id }} search={search}>
                {unit.shortName}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
