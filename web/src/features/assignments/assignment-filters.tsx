import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../form/date-field.js';
import { CodeFilter } from '../ledger/code-filter.js';
import { urgencyOrder } from '../ledger/codes-order.js';
import { CountedFields } from '../ledger/counted-fields.js';
import { DayPanel } from '../ledger/day-panel.js';
import { assignmentSorts, mineChoices, roles, scopes, type AssignmentFilter } from '../ledger/filters.js';
import { PanelButton } from '../ledger/panel-button.js';
import { UnitFilter } from '../ledger/unit-filter.js';
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
      <UnitFilter
        label={t('ledger.filter.unit')}
        value={filter.unitId}
        suffix={t(`ledger.scopeChoice.${filter.scope ?? 'SUBTREE'}`)}
        onChange={(unitId) => choose({ unitId })}
      >
        <div role="radiogroup" aria-label={t('ledger.filter.scope')} className={panel.scopes}>
          {scopes.map((scope) => (
            <label key={scope} className={panel.choice}>
              <input
                type="radio"
                name="scope"
                checked={(filter.scope ?? 'SUBTREE') === scope}
                onChange={() => choose({ scope: scope === 'SUBTREE' ? undefined : scope })}
              />
              {t(`ledger.scopeChoice.${scope}`)}
            </label>
          ))}
        </div>
      </UnitFilter>
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
      <DayPanel day={filter.day} onChange={(day) => choose({ day })} />
      <MoreFilters filter={filter} choose={choose} />
      <div className={styles.acts}>{children}</div>
    </div>
  );
}

/** What is asked for less often. */
function MoreFilters({ filter, choose }: Omit<FiltersProps, 'children'>) {
  const { t } = useTranslation();
  const set = [
    filter.mine,
    filter.role,
    filter.level,
    filter.contentCategory,
    filter.issuingUnitId,
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
      isNesting
      isRight
    >
      <div className={panel.fields}>
        <span>{t('ledger.filter.mine')}</span>
        <Choice
          label={t('ledger.filter.mine')}
          value={filter.mine}
          options={mineChoices}
          wordOf={(mine) => t(`ledger.mine.${mine}`)}
          onChange={(mine) => choose({ mine })}
        />
        <span>{t('ledger.filter.role')}</span>
        <Choice
          label={t('ledger.filter.role')}
          value={filter.role}
          options={roles}
          wordOf={(role) => t(`glossary.assignmentRole.${role}`)}
          onChange={(role) => choose({ role })}
        />
        <span>{t('ledger.filter.dispatcher')}</span>
        <UnitFilter
          label={t('ledger.filter.dispatcher')}
          none={t('ledger.filter.any')}
          value={filter.dispatcherUnitId}
          isMarked={filter.dispatcherUnitId !== undefined}
          onChange={(dispatcherUnitId) => choose({ dispatcherUnitId })}
        />
        <CountedFields filter={filter} choose={choose} />
        <span>{t('ledger.filter.urgency')}</span>
        <CodeFilter
          label={t('ledger.filter.urgency')}
          none={t('ledger.filter.any')}
          value={filter.urgency}
          codes={urgencyOrder}
          wordOf={(code) => t(`glossary.urgency.${code}`)}
          onChange={(urgency) => choose({ urgency })}
        />
        <span>{t('ledger.sort.label')}</span>
        <select
          className={panel.text}
          aria-label={t('ledger.sort.label')}
          value={filter.sort ?? 'nextDueAt'}
          onChange={(event) =>
            choose({ sort: assignmentSorts.find((sort) => sort === event.target.value && sort !== 'nextDueAt') })
          }
        >
          {assignmentSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`ledger.sort.${sort}`)}
            </option>
          ))}
        </select>
      </div>
      <div className={panel.days}>
        <DateField
          label={t('ledger.filter.dueFrom')}
          name="dueFrom"
          value={day(filter.dueFrom)}
          maximum={day(filter.dueTo)}
          onChange={(dueFrom) => choose({ dueFrom: dueFrom || undefined })}
        />
        <DateField
          label={t('ledger.filter.dueTo')}
          name="dueTo"
          value={day(filter.dueTo)}
          minimum={day(filter.dueFrom)}
          onChange={(dueTo) => choose({ dueTo: dueTo || undefined })}
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

interface ChoiceProps<Code extends string> {
  label: string;
  value: Code | undefined;
  options: readonly Code[];
  wordOf: (code: Code) => string;
  onChange: (value: Code | undefined) => void;
}

/** A filter that takes one code or none. */
function Choice<Code extends string>({ label, value, options, wordOf, onChange }: ChoiceProps<Code>) {
  const { t } = useTranslation();
  return (
    <select
      className={panel.text}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option === event.target.value))}
    >
      <option value="">{t('ledger.filter.any')}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {wordOf(option)}
        </option>
      ))}
    </select>
  );
}
