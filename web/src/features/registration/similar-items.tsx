import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../units/unit-name.js';
import { similarItemsQuery } from './registration.api.js';
import styles from './registration.module.css';

/** The duplicate warning beside the form: open matters with a similar title, while the title is being written. */
export function SimilarItems({ title, excludeId }: { title: string; excludeId: string | null }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery({ ...similarItemsQuery(title, excludeId), placeholderData: keepPreviousData });
  if (data === null) return null;
  const found = title.length >= 4 ? data : undefined;
  return (
    <section className={styles.panel} aria-live="polite">
      <h2>
        {t('registration.similar.heading')}
        {found && found.length > 0 && <small>{found.length}</small>}
      </h2>
      {isError && <p className={styles.note}>{t('registration.similar.failed')}</p>}
      {!isError && !found && <p className={styles.note}>{t('registration.similar.idle')}</p>}
      {found?.length === 0 && <p className={styles.note}>{t('registration.similar.none')}</p>}
      {found && found.length > 0 && (
        <ul className={styles.list}>
          {found.map((item) => (
            <li key={item.id}>
              <a href={`/items/${item.id}`} target="_blank" rel="noopener">
                {item.title}
                <span className="visually-hidden">{t('registration.similar.opens')}</span>
              </a>
              <p className={styles.note}>
                <span>{t('registration.similar.match', { percent: Math.round(item.similarity * 100) })}</span>
                <span>{item.itemNo ?? t('ledger.noNumber')}</span>
                <span>{t(`glossary.itemStatus.${item.status}`)}</span>
                <span>{nameOf(item.issuingUnit)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
