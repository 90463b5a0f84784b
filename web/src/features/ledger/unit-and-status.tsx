import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { UnitSelect } from './unit-select.js';
import styles from './ledger.module.css';

interface UnitAndStatusProps<Status extends string> {
  unitId: string;
  status: Status | undefined;
  choices: { value: Status; label: string }[];
  choose: (change: { unitId?: string; status?: Status | undefined }) => void;
  clear: () => void;
}

/** The filters of the shorter ledgers. */
export function UnitAndStatus<Status extends string>({
  unitId,
  status,
  choices,
  choose,
  clear,
}: UnitAndStatusProps<Status>) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
      <UnitSelect value={unitId} onChange={(chosen) => choose({ unitId: chosen })} />
      <Select<Status | ''>
        aria-label={t('ledger.filter.status')}
        prefix={t('ledger.filter.status')}
        style={{ width: 184 }}
        value={status ?? ''}
        options={[{ value: '' as const, label: t('ledger.filter.any') }, ...choices]}
        onChange={(chosen) => choose({ status: chosen || undefined })}
      />
      {status && (
        <Button type="link" onClick={clear}>
          {t('ledger.filter.clear')}
        </Button>
      )}
    </div>
  );
}
