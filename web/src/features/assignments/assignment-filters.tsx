import { Button, Segmented, Select } from 'antd';
import type { AssignmentRole, AssignmentStatus, StatusLamp } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { assignmentSorts, isNarrowed, scopes, type AssignmentFilter } from '../ledger/filters.js';
import { UnitSelect } from '../ledger/unit-select.js';
import { assignmentStatusOrder, lampOrder } from '../lamps/lamp.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatInstant } from '../time/dates.js';
import styles from '../ledger/ledger.module.css';

interface FiltersProps {
  filter: AssignmentFilter;
  choose: (change: Partial<AssignmentFilter>) => void;
  clear: () => void;
}

const roles = ['LEAD', 'SUPPORT'] as const;

export function AssignmentFilters({ filter, choose, clear }: FiltersProps) {
  const { t } = useTranslation();
  const any = { value: '', label: t('ledger.filter.any') };
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
      <UnitSelect value={filter.unitId ?? ''} onChange={(unitId) => choose({ unitId })} />
      <Segmented
        aria-label={t('ledger.filter.scope')}
        value={filter.scope ?? 'SUBTREE'}
        options={scopes.map((scope) => ({ value: scope, label: t(`ledger.scopeChoice.${scope}`) }))}
        onChange={(scope) => choose({ scope: scope === 'SUBTREE' ? undefined : scope })}
      />
      <Select<StatusLamp | ''>
        aria-label={t('ledger.filter.lamp')}
        prefix={t('ledger.filter.lamp')}
        style={{ width: 160 }}
        value={filter.lamp ?? ''}
        options={[any, ...lampOrder.map((lamp) => ({ value: lamp, label: <LampMark lamp={lamp} /> }))]}
        onChange={(lamp) => choose({ lamp: lamp || undefined })}
      />
      <Select<AssignmentStatus | ''>
        aria-label={t('ledger.filter.status')}
        prefix={t('ledger.filter.status')}
        style={{ width: 160 }}
        value={filter.status ?? ''}
        options={[
          any,
          ...assignmentStatusOrder.map((status) => ({
            value: status,
            label: t(`glossary.assignmentStatus.${status}`),
          })),
        ]}
        onChange={(status) => choose({ status: status || undefined })}
      />
      <Select<AssignmentRole | ''>
        aria-label={t('ledger.filter.role')}
        prefix={t('ledger.filter.role')}
        style={{ width: 132 }}
        value={filter.role ?? ''}
        options={[any, ...roles.map((role) => ({ value: role, label: t(`glossary.assignmentRole.${role}`) }))]}
        onChange={(role) => choose({ role: role || undefined })}
      />
      <Select
        aria-label={t('ledger.sort.label')}
        style={{ width: 152 }}
        value={filter.sort ?? 'nextDueAt'}
        options={assignmentSorts.map((sort) => ({ value: sort, label: t(`ledger.sort.${sort}`) }))}
        onChange={(sort) => choose({ sort: sort === 'nextDueAt' ? undefined : sort })}
      />
      {isNarrowed(filter) && (
        <Button type="link" onClick={clear}>
          {t('ledger.filter.clear')}
        </Button>
      )}
      {filter.itemId && (
        <Chip
          text={t('ledger.filter.item')}
          action={t('ledger.filter.itemClear')}
          onClick={() => choose({ itemId: undefined })}
        />
      )}
      {filter.overdue && (
        <Chip
          text={t('ledger.filter.overdue')}
          action={t('ledger.filter.overdueClear')}
          onClick={() => choose({ overdue: undefined })}
        />
      )}
      {filter.asOf && (
        <Chip
          text={t('ledger.filter.asOf', { time: formatInstant(filter.asOf) })}
          action={t('ledger.filter.asOfClear')}
          onClick={() => choose({ asOf: undefined })}
        />
      )}
    </div>
  );
}

function Chip({ text, action, onClick }: { text: string; action: string; onClick: () => void }) {
  return (
    <span className={styles.chip}>
      {text}
      <Button type="link" size="small" onClick={onClick}>
        {action}
      </Button>
    </span>
  );
}
