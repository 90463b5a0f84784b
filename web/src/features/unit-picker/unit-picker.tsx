import { useQueries, useQuery } from '@tanstack/react-query';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { useSettled } from '../form/use-settled.js';
import fields from '../form/form.module.css';
import { unitQuery } from '../units/units.api.js';
import { moveInRows } from './row-focus.js';
import { recentUnits } from './recent-units.js';
import { UnitRows } from './unit-rows.js';
import type { UnitPickerProps } from './unit-picker-props.js';
import { UnitTree } from './unit-tree.js';
import { fittingUnitsQuery } from './unit-picker.api.js';
import { standingOf } from './unit-rule.js';
import styles from './unit-picker.module.css';

/** Finds a unit by name, code or pinyin initials, along the tree of five levels, or among those used last. */
export function UnitPicker(props: UnitPickerProps) {
  const { t } = useTranslation();
  const { me } = useCurrentPost();
  const [typed, setTyped] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const query = useSettled(typed.trim(), 250);
  const found = useQuery(fittingUnitsQuery(props.issuer, query));
  const rows = found.data?.fitting ?? [];

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      panel.current?.querySelector<HTMLElement>('[data-row] button:enabled')?.focus();
      event.preventDefault();
    }
    if (event.key === 'Enter') {
      const [first] = rows.filter((unit) => !props.taken.has(unit.id));
      if (first && query === typed.trim()) {
        props.onPick(first, event.shiftKey && props.leadName ? 'SUPPORT' : 'LEAD');
        setTyped('');
      }
      event.preventDefault();
    }
    if (event.key === 'Escape') setTyped('');
  };

  return (
    <section className={styles.picker} aria-label={t('unitPicker.label')}>
      <input
        type="search"
        className={fields.control}
        aria-label={t('unitPicker.search')}
        aria-describedby={hintId}
        placeholder={t('unitPicker.placeholder')}
        autoComplete="off"
        data-unit-search=""
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <p id={hintId} className={styles.hint}>
        {t('unitPicker.keys')}
      </p>
      <div ref={panel} className={styles.results} onKeyDown={moveInRows}>
        {typed.trim() === '' ? (
          <>
            <Recent {...props} personId={me.personId} />
            <UnitTree {...props} />
          </>
        ) : (
          <div aria-live="polite">
            {found.isFetching && !found.data && <p className={styles.note}>{t('shell.loading')}</p>}
            {found.isError && <p className={styles.note}>{t('unitPicker.failed')}</p>}
            {found.data && rows.length === 0 && (
              <p className={styles.note}>
                {found.data.outside > 0
                  ? t('unitPicker.onlyOutside', { count: found.data.outside })
                  : t('unitPicker.none')}
              </p>
            )}
            <UnitRows {...props} units={rows} isPlaceShown />
            {rows.length > 0 && found.data && found.data.outside > 0 && (
              <p className={styles.note}>{t('unitPicker.outside', { count: found.data.outside })}</p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

function Recent({ personId, ...props }: UnitPickerProps & { personId: string }) {
  const { t } = useTranslation();
  const [ids] = useState(() => recentUnits(personId));
  const found = useQueries({ queries: ids.map((id) => unitQuery(id)) });
  const units = found
    .flatMap(({ data }) => (data ? [data] : []))
    .filter((unit) => standingOf(props.issuer, unit) === 'FITS')
    .slice(0, 5);
  if (units.length === 0) return null;
  return (
    <section>
      <h3>{t('unitPicker.recent')}</h3>
      <UnitRows {...props} units={units} isPlaceShown />
    </section>
  );
}
