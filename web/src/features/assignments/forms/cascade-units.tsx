import type { UnitView } from '@ducha/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matching, withAll, withUnit, type CascadeRow } from '../cascade-draft.js';
import controls from '../../form/form.module.css';
import styles from './cascade.module.css';

interface CascadeUnitsProps {
  units: readonly UnitView[];
  /** Units that hold a part of this task already. */
  taken: ReadonlySet<string>;
  rows: readonly CascadeRow[];
  onChange: (rows: CascadeRow[]) => void;
  error: string | undefined;
}

/** The direct subordinates to tick off: the units below first, then the own departments. */
export function CascadeUnits({ units, taken, rows, onChange, error }: CascadeUnitsProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const errorId = useId();
  const shown = matching(units, typed);
  const groups = [
    { key: 'governments', units: shown.filter(({ kind }) => kind !== 'DEPARTMENT') },
    { key: 'departments', units: shown.filter(({ kind }) => kind === 'DEPARTMENT') },
  ] as const;
  const chosen = new Set(rows.map(({ unitId }) => unitId));
  if (units.length === 0) return <p className={styles.note}>{t('assignment.cascade.none')}</p>;
  return (
    <fieldset className={styles.units} aria-describedby={error && errorId}>
      <legend>{t('assignment.cascade.units')}</legend>
      <input
        type="search"
        className={controls.control}
        aria-label={t('assignment.cascade.filter')}
        placeholder={t('assignment.cascade.filter')}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter in a search must not send the form.
          if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
        }}
      />
      <div className={styles.list}>
        {shown.length === 0 && <p className={styles.note}>{t('assignment.cascade.noMatch')}</p>}
        {groups.map(({ key, units: group }) => {
          const free = group.filter(({ id }) => !taken.has(id));
          return group.length === 0 ? null : (
            <div key={key} role="group" aria-label={t(`assignment.cascade.${key}`)}>
              <p className={styles.group}>
                {t(`assignment.cascade.${key}`)}
                {free.length > 1 && (
                  <button type="button" className={styles.link} onClick={() => onChange(withAll(rows, free))}>
                    {t('assignment.cascade.all')}
                  </button>
                )}
              </p>
              <ul className={styles.choices}>
                {group.map((unit) => (
                  <li key={unit.id}>
                    <label title={unit.name}>
                      <input
                        type="checkbox"
                        checked={chosen.has(unit.id)}
                        disabled={taken.has(unit.id)}
                        onChange={() => onChange(withUnit(rows, unit))}
                      />
                      {unit.shortName}
                      {taken.has(unit.id) && <small>{t('assignment.cascade.taken')}</small>}
                    </label>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      {rows.length > 0 && <p className={styles.note}>{t('assignment.cascade.chosen', { count: rows.length })}</p>}
      {error && (
        <p id={errorId} className={controls.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
