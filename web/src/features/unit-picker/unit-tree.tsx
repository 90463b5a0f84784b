import type { UnitView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import type { UnitPickerProps } from './unit-picker-props.js';
import { UnitRows } from './unit-rows.js';
import { unitsBelowQuery } from './unit-picker.api.js';
import styles from './unit-picker.module.css';

/** One level of the tree at a time: the departments of a government, then the units below it, and the way back up. */
export function UnitTree(props: UnitPickerProps) {
  const { t } = useTranslation();
  const { issuer } = props;
  const [shownId, setShownId] = useState(issuer.id);
  const shown = useQuery(unitQuery(shownId));
  const below = useQuery(unitsBelowQuery(shownId));
  const way = shown.data?.breadcrumb.slice(issuer.breadcrumb.length - 1) ?? [];
  const units = below.data?.filter(({ kind }) => kind !== 'SUPERVISION_OFFICE') ?? [];
  const groups = [
    { key: 'departments', units: units.filter(({ kind }) => kind === 'DEPARTMENT') },
    { key: 'governments', units: units.filter(({ kind }) => kind !== 'DEPARTMENT') },
  ] as const;

  const open = (unit: UnitView) =>
    unit.kind !== 'DEPARTMENT' && unit.level !== 'GACHA_VILLAGE' ? (
      <button
        type="button"
        className={styles.open}
        aria-label={t('unitPicker.openBelow', { unit: nameOf(unit) })}
        onClick={() => setShownId(unit.id)}
      >
        {t('unitPicker.below')}
      </button>
    ) : null;

  return (
    <>
      <nav aria-label={t('unitPicker.way')}>
        <ol className={styles.way}>
          {way.map((unit, index) => (
            <li key={unit.id}>
              {index === way.length - 1 ? (
                <span aria-current="location">{unit.shortName}</span>
              ) : (
                <button type="button" onClick={() => setShownId(unit.id)}>
                  {unit.shortName}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {below.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {below.isError && <p className={styles.note}>{t('unitPicker.failed')}</p>}
      {below.data && units.length === 0 && <p className={styles.note}>{t('unitPicker.noneBelow')}</p>}
      {groups.map(
        (group) =>
          group.units.length > 0 && (
            <section key={group.key}>
              <h3>{t(`unitPicker.${group.key}`)}</h3>
              <UnitRows {...props} units={group.units} more={open} />
            </section>
          ),
      )}
    </>
  );
}
