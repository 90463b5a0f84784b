import { useTranslation } from 'react-i18next';
import type { PlacedUnit } from './units-table.js';
import styles from './dashboard.module.css';

/** How the ranked number and the place changed since the earlier day, in figures and words. */
export function Movement({ placed: { value, place, before } }: { placed: PlacedUnit }) {
  const { t } = useTranslation();
  if (place === null) return null;
  if (before === null) return <span className={styles.zero}>{t('dashboard.movement.new')}</span>;
  const by = value - before.value;
  const change = by === 0 ? t('dashboard.movement.same') : by > 0 ? `+${by}` : `−${-by}`;
  const places = before.place - place;
  return (
    <>
      <span className={styles.change}>{change}</span>
      {places !== 0 && (
        <span className={styles.zero}>
          {places > 0 ? t('dashboard.movement.up', { places }) : t('dashboard.movement.down', { places: -places })}
        </span>
      )}
    </>
  );
}
