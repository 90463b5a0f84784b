import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { CodeFilter } from '../ledger/code-filter.js';
import { contentCategoryOrder, levelOrder, sourceKindOrder } from '../ledger/codes-order.js';
import { DayPanel } from '../ledger/day-panel.js';
import { codesOf, roles } from '../ledger/filters.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import type { DashboardFilter } from './dashboard-filter.js';
import { PeriodPanel } from './period-panel.js';
import styles from '../ledger/ledger.module.css';

interface FiltersProps {
  filter: DashboardFilter;
  /** First and last day of the measures. */
  period: { from: string; to: string };
  choose: (change: Partial<DashboardFilter>) => void;
  /** What is done with the page, to the right. */
  children: ReactNode;
}

/** What every number of the dashboard is counted by, and for which time. */
export function DashboardFilters({ filter, period, choose, children }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
      <DayPanel day={filter.day} onChange={(day) => choose({ day })} />
      <PeriodPanel period={period} onChange={(from) => choose({ from })} />
      <CodeFilter
        label={t('ledger.filter.level')}
        value={filter.level}
        codes={levelOrder}
        wordOf={(code) => t(`glossary.level.${code}`)}
        onChange={(level) => choose({ level })}
      />
      <CodeFilter
        label={t('ledger.filter.content')}
        value={filter.contentCategory}
        codes={contentCategoryOrder}
        wordOf={(code) => t(`glossary.contentCategory.${code}`)}
        onChange={(contentCategory) => choose({ contentCategory })}
      />
      <CodeFilter
        label={t('ledger.filter.source')}
        value={filter.sourceKind}
        codes={sourceKindOrder}
        wordOf={(code) => t(`glossary.sourceKind.${code}`)}
        onChange={(sourceKind) => choose({ sourceKind })}
      />
      <CodeFilter
        label={t('ledger.filter.role')}
        value={filter.role}
        codes={roles}
        wordOf={(code) => t(`glossary.assignmentRole.${code}`)}
        onChange={(chosen) => {
          // Both of the two is no filter at all.
          const [role, ...more] = codesOf(chosen);
          choose({ role: more.length > 0 ? undefined : role });
        }}
      />
      <UnitFilter
        label={t('ledger.filter.issuer')}
        value={filter.issuingUnitId}
        isMarked={filter.issuingUnitId !== undefined}
        onChange={(issuingUnitId) => choose({ issuingUnitId })}
      />
      <span className={styles.spring} />
      {children}
    </div>
  );
}
