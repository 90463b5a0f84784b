import type { UnitDetail, UnitView } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { skipsLevel } from './unit-rule.js';
import styles from './unit-picker.module.css';

export type PickedAs = 'LEAD' | 'SUPPORT';

interface RowsProps {
  issuer: UnitDetail;
  taken: ReadonlySet<string>;
  leadName: string | null;
  onPick: (unit: UnitView, as: PickedAs) => void;
  units: UnitView[];
  /** Where the unit lies, for lists that mix places. */
  isPlaceShown?: boolean;
  /** The way to the units below, in the tree. */
  more?: (unit: UnitView) => ReactNode;
}

/** Units with the two ways to choose them. */
export function UnitRows({ issuer, taken, leadName, onPick, units, isPlaceShown, more }: RowsProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.rows}>
      {units.map((unit) => {
        const name = nameOf(unit);
        const isTaken = taken.has(unit.id);
        return (
          <li key={unit.id} data-row="" className={styles.row}>
            <span className={styles.name} title={unit.name}>
              {name}
              {skipsLevel(issuer, unit) && (
                <span className={styles.skips} title={t('unitPicker.skipsNote')}>
                  {t('unitPicker.skips')}
                </span>
              )}
              {isPlaceShown && <Place unit={unit} issuer={issuer} />}
            </span>
            {isTaken ? (
              <span className={styles.taken}>{t('unitPicker.taken')}</span>
            ) : (
              <span className={styles.ways}>
                <button
                  type="button"
                  aria-label={t('unitPicker.asLead', { unit: name })}
                  onClick={() => onPick(unit, 'LEAD')}
                >
                  {t('glossary.assignmentRole.LEAD')}
                </button>
                <button
                  type="button"
                  disabled={leadName === null}
                  aria-label={t('unitPicker.asSupport', { unit: name, lead: leadName ?? '' })}
                  onClick={() => onPick(unit, 'SUPPORT')}
                >
                  {t('glossary.assignmentRole.SUPPORT')}
                </button>
              </span>
            )}
            {more?.(unit)}
          </li>
        );
      })}
    </ul>
  );
}

/** The units between the issuer and this one; the level where it stands directly below. */
function Place({ unit, issuer }: { unit: UnitView; issuer: UnitDetail }) {
  const { t } = useTranslation();
  const between = unit.path
    .slice(issuer.path.length + 1)
    .split('.')
    .slice(0, -1);
  const nearest = between[between.length - 1];
  const { data } = useQuery({ ...unitQuery(nearest ?? ''), enabled: nearest !== undefined });
  const way = data?.breadcrumb.slice(issuer.path.split('.').length).map(({ shortName }) => shortName);
  return <small>{nearest === undefined || !way?.length ? t(`glossary.level.${unit.level}`) : way.join(' › ')}</small>;
}
