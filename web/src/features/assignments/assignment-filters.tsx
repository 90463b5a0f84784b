import { Select, Segmented } from 'antd';
import type { AssignmentRole } from '@ducha/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeFilter } from '../ledger/code-filter.js';
import { sourceKindOrder, urgencyOrder } from '../ledger/codes-order.js';
import { assignmentSorts, mineChoices, roles, scopes, type AssignmentFilter } from '../ledger/filters.js';
import { PanelButton } from '../ledger/panel-button.js';
import { UnitSelect } from '../ledger/unit-select.js';
import { WordFilter } from '../ledger/word-filter.js';
import { assignmentStatusOrder, lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import styles from '../ledger/ledger.module.css';
import panel from '../ledger/panel.module.css';

interface FiltersProps {
  filter: AssignmentFilter;
  choose: (change: Partial<AssignmentFilter>) => void;
  /** What is done with the list, to the right. */
  children: ReactNode;
}

export function AssignmentFilters({ filter, choose, children }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
      <WordFilter
        label={t('ledger.filter.assignmentWords')}
        value={filter.query}
        onChange={(query) => choose({ query })}
      />
      <UnitSelect value={filter.unitId ?? ''} onChange={(unitId) => choose({ unitId })} />
      <Segmented
        aria-label={t('ledger.filter.scope')}
        value={filter.scope ?? 'SUBTREE'}
        options={scopes.map((scope) => ({ value: scope, label: t(`ledger.scopeChoice.${scope}`) }))}
        onChange={(scope) => choose({ scope: scope === 'SUBTREE' ? undefined : scope })}
      />
      <CodeFilter
        label={t('ledger.filter.lamp')}
        value={filter.lamp}
        codes={lampOrder}
        wordOf={(lamp) => t(`glossary.lampShort.${lamp}`)}
        show={(lamp) => <LampMark lamp={lamp} />}
        onChange={(lamp) => choose({ lamp })}
      />
      <CodeFilter
        label={t('ledger.filter.status')}
        value={filter.status}
        codes={assignmentStatusOrder}
        wordOf={(status) => t(`glossary.assignmentStatus.${status}`)}
        onChange={(status) => choose({ status })}
      />
      <MoreFilters filter={filter} choose={choose} />
      <span className={styles.spring} />
      {children}
    </div>
  );
}

/** What is asked for less often. */
function MoreFilters({ filter, choose }: Omit<FiltersProps, 'children'>) {
  const { t } = useTranslation();
  const any = { value: '', label: t('ledger.filter.any') } as const;
  const set = [
    filter.mine,
    filter.role,
    filter.sourceKind,
    filter.urgency,
    filter.dispatcherUnitId,
    filter.dueFrom,
    filter.dueTo,
    filter.overdue,
  ].filter((value) => value !== undefined).length;
  const day = (value: string | undefined) => (value?.length === 10 ? value : '');
  return (
    <PanelButton
      label={set > 0 ? t('ledger.filter.moreSet', { count: set }) : t('ledger.filter.more')}
      title={t('ledger.filter.more')}
      isMarked={set > 0}
    >
      <div className={panel.fields}>
        <span>{t('ledger.filter.mine')}</span>
        <Select<string>
          aria-label={t('ledger.filter.mine')}
          value={filter.mine ?? ''}
          options={[any, ...mineChoices.map((mine) => ({ value: mine, label: t(`ledger.mine.${mine}`) }))]}
          onChange={(mine) => choose({ mine: mineChoices.find((choice) => choice === mine) })}
        />
        <span>{t('ledger.filter.role')}</span>
        <Select<AssignmentRole | ''>
          aria-label={t('ledger.filter.role')}
          value={filter.role ?? ''}
          options={[any, ...roles.map((role) => ({ value: role, label: t(`glossary.assignmentRole.${role}`) }))]}
          onChange={(role) => choose({ role: role || undefined })}
        />
        <span>{t('ledger.filter.dispatcher')}</span>
        <UnitSelect
          label={t('ledger.filter.dispatcher')}
          value={filter.dispatcherUnitId ?? ''}
          onChange={(dispatcherUnitId) => choose({ dispatcherUnitId })}
        />
        <span>{t('ledger.filter.source')}</span>
        <CodeFilter
          label={t('ledger.filter.any')}
          value={filter.sourceKind}
          codes={sourceKindOrder}
          wordOf={(code) => t(`glossary.sourceKind.${code}`)}
          onChange={(sourceKind) => choose({ sourceKind })}
        />
        <span>{t('ledger.filter.urgency')}</span>
        <CodeFilter
          label={t('ledger.filter.any')}
          value={filter.urgency}
          codes={urgencyOrder}
          wordOf={(code) => t(`glossary.urgency.${code}`)}
          onChange={(urgency) => choose({ urgency })}
        />
        <span>{t('ledger.filter.due')}</span>
        <span className={panel.days}>
          <input
            type="date"
            className={panel.text}
            aria-label={t('ledger.filter.dueFrom')}
            value={day(filter.dueFrom)}
            max={day(filter.dueTo) || undefined}
            onChange={(event) => choose({ dueFrom: event.target.value || undefined })}
          />
          {t('ledger.filter.until')}
          <input
            type="date"
            className={panel.text}
            aria-label={t('ledger.filter.dueTo')}
            value={day(filter.dueTo)}
            min={day(filter.dueFrom) || undefined}
            onChange={(event) => choose({ dueTo: event.target.value || undefined })}
          />
        </span>
        <span>{t('ledger.sort.label')}</span>
        <Select
          aria-label={t('ledger.sort.label')}
          value={filter.sort ?? 'nextDueAt'}
          options={assignmentSorts.map((sort) => ({ value: sort, label: t(`ledger.sort.${sort}`) }))}
          onChange={(sort) => choose({ sort: sort === 'nextDueAt' ? undefined : sort })}
        />
      </div>
      <label className={panel.choice}>
        <input
          type="checkbox"
          checked={filter.overdue === 'true'}
          onChange={(event) => choose({ overdue: event.target.checked ? 'true' : undefined })}
        />
        {t('ledger.chip.overdue')}
      </label>
    </PanelButton>
  );
}
