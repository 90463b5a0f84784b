import type { UnitName } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitQuery, unitSearchQuery } from '../units/units.api.js';
import { nameOf, standsAlone } from '../units/unit-name.js';
import { PanelButton } from './panel-button.js';
import styles from './panel.module.css';

interface UnitFilterProps {
  label: string;
  /** On the button while nothing is chosen; default: the label. */
  none?: string;
  value: string | undefined;
  onChange: (unitId: string) => void;
  /** What is added to the unit's name on the button. */
  suffix?: string | undefined;
  isMarked?: boolean;
  /** Further choices above the search. */
  children?: ReactNode;
}

type Found = Pick<UnitName, 'id' | 'name' | 'shortName' | 'kind' | 'level'>;

/** Chooses a unit by name, pinyin initials or code; searched on the server, as there are about sixteen thousand. */
export function UnitFilter({ label, none, value, onChange, suffix, isMarked, children }: UnitFilterProps) {
  const { t } = useTranslation();
  const chosen = useQuery({ ...unitQuery(value ?? ''), enabled: value !== undefined });
  const name = chosen.data ? nameOf(chosen.data) : undefined;
  const isCompound = suffix && chosen.data && !standsAlone(chosen.data);
  const shown = name && isCompound ? t('ledger.filter.unitWith', { unit: name, suffix }) : name;
  return (
    <PanelButton
      label={<span className={styles.cut}>{shown ?? none ?? label}</span>}
      title={label}
      isMarked={isMarked ?? false}
    >
      {(close) => (
        <>
          {children}
          <UnitSearch
            label={label}
            value={value}
            above={chosen.data?.breadcrumb ?? []}
            choose={(unitId) => {
              onChange(unitId);
              close();
            }}
          />
        </>
      )}
    </PanelButton>
  );
}

interface UnitSearchProps {
  label: string;
  value: string | undefined;
  /** Offered before anything is typed: the unit and those above it. */
  above: Found[];
  choose: (unitId: string) => void;
}

function UnitSearch({ label, value, above, choose }: UnitSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const search = useQuery(unitSearchQuery(query));
  const rows: Found[] = query ? (search.data?.rows ?? []) : above;
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], button')];
    const at = stops.indexOf(event.target as HTMLElement);
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    <div className={styles.search} onKeyDown={onKey}>
      <input
        type="search"
        className={styles.text}
        aria-label={t('ledger.filter.unitSearch', { label })}
        placeholder={t('ledger.filter.unitPlaceholder')}
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
      />
      {rows.map((unit) => (
        <button
          key={unit.id}
          type="button"
          className={`${styles.choice} ${unit.id === value ? styles.current : ''}`}
          aria-current={unit.id === value || undefined}
          onClick={() => choose(unit.id)}
        >
          {t('shell.unitAndLevel', { unit: nameOf(unit), level: t(`glossary.level.${unit.level}`) })}
        </button>
      ))}
      {query !== '' && search.data && rows.length === 0 && <p className={styles.note}>{t('ledger.filter.unitNone')}</p>}
    </div>
  );
}
