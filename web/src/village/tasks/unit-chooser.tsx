import { useTranslation } from 'react-i18next';
import type { UnitLoad } from './task.js';

interface UnitChooserProps {
  units: readonly UnitLoad[];
  chosen: string;
  choose: (unitId: string) => void;
}

/** A township chooses the village it works for now; the phone's own list does it best. */
export function UnitChooser({ units, chosen, choose }: UnitChooserProps) {
  const { t } = useTranslation();
  const all = units.reduce((sum, { owed }) => sum + owed, 0);
  return (
    <label className="field">
      <span>{t('village.unitFilter')}</span>
      <select value={chosen} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('village.unitAll', { owed: all })}</option>
        {units.map(({ id, name, owed, late }) => (
          <option key={id} value={id}>
            {late > 0
              ? t('village.unitOptionLate', { unit: name, owed, late })
              : t('village.unitOption', { unit: name, owed })}
          </option>
        ))}
      </select>
    </label>
  );
}
