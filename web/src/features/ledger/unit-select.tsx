import type { UnitName } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitQuery, unitSearchQuery } from '../units/units.api.js';
import { nameOf } from '../units/unit-name.js';

/** Chooses a unit by name, pinyin initials or code; searched on the server, as there are about sixteen thousand. */
export function UnitSelect({
  label: name,
  value,
  onChange,
}: {
  label?: string;
  value: string;
  onChange: (unitId: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const found = useQuery(unitSearchQuery(query));
  const chosen = useQuery({ ...unitQuery(value), enabled: value !== '' });
  const label = (unit: Pick<UnitName, 'name' | 'shortName' | 'kind' | 'level'>) =>
    t('shell.unitAndLevel', { unit: nameOf(unit), level: t(`glossary.level.${unit.level}`) });

  const above = (chosen.data?.breadcrumb ?? []).map((unit) => ({ value: unit.id, label: label(unit) }));
  const matches = (found.data?.rows ?? []).map((unit) => ({ value: unit.id, label: label(unit) }));
  return (
    <Select
      aria-label={name ?? t('ledger.filter.unit')}
      style={{ width: name ? '100%' : 184 }}
      popupMatchSelectWidth={320}
      value={chosen.data ? value : undefined}
      placeholder={t('ledger.filter.unitPlaceholder')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={t('ledger.filter.unitNone')}
      loading={found.isFetching}
      options={query ? matches : above}
      onChange={(unitId: string) => {
        setTyped('');
        onChange(unitId);
      }}
    />
  );
}
