import type { ItemView } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { changedFields, type DraftInput } from './draft.js';
import styles from './registration.module.css';

/** The matter went on while it was being written: it can be read, and what is unsent stays on the page to be copied. */
export function ClosedNotice({ item, input, saved }: { item: ItemView; input: DraftInput; saved: DraftInput }) {
  const { t } = useTranslation();
  const unsent = changedFields(saved, input);
  return (
    <Alert
      className={styles.notice}
      type="warning"
      showIcon
      title={t('registration.closed.title')}
      description={
        <>
          <p>{t('registration.closed.text', { status: t(`glossary.itemStatus.${item.status}`) })}</p>
          {unsent.length > 0 && (
            <dl className={styles.unsent} aria-label={t('registration.closed.copyOfMine')}>
              {unsent.map((field) => (
                <div key={field}>
                  <dt>{t(`registration.field.${field}`)}</dt>
                  <dd>{input[field]}</dd>
                </div>
              ))}
            </dl>
          )}
          <Link to="/items/$itemId" params={{ itemId: item.id }}>
            {t('registration.closed.open')}
          </Link>
        </>
      }
    />
  );
}
