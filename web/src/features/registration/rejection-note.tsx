import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../time/dates.js';
import { itemStepsQuery } from './registration.api.js';
import styles from './registration.module.css';

/** Why the approving leader sent the draft back, as long as it has not been submitted again. */
export function RejectionNote({ itemId, version }: { itemId: string; version: number }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...itemStepsQuery(itemId, version), placeholderData: keepPreviousData });
  const decided = data?.filter(({ type }) => type.includes('.submitted') || type.includes('.rejected')) ?? [];
  const last = decided[decided.length - 1];
  if (!last?.type.includes('.rejected')) return null;
  return (
    <Alert
      className={styles.notice}
      type="warning"
      showIcon
      title={t('registration.returned', { reason: last.reason ?? '' })}
      description={t('registration.returnedBy', {
        name: last.actor?.personName ?? '',
        time: formatInstant(last.occurredAt),
      })}
    />
  );
}
