import type { ItemSummary } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { formatShort } from '../time/dates.js';
import { openItemsQuery } from './registration.api.js';
import styles from './registration.module.css';

/** What the office has in hand before dispatch, each with its next step. */
export function OpenItems() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const { data } = useQuery(openItemsQuery);
  const own = data?.rows.filter(({ issuingUnit }) => issuingUnit.id === post.actingUnit.id);
  return (
    <section className={styles.panel}>
      <h2>{t('registration.open.heading')}</h2>
      {!own && <p className={styles.note}>{t('shell.loading')}</p>}
      {own?.length === 0 && <p className={styles.note}>{t('registration.open.none')}</p>}
      {own && own.length > 0 && (
        <ul className={styles.list}>
          {own.map((item) => (
            <li key={item.id}>
              <NextStep item={item} />
              <p className={styles.note}>
                <span>{t(`glossary.itemStatus.${item.status}`)}</span>
                <span>{item.itemNo ?? formatShort(item.createdAt)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NextStep({ item }: { item: ItemSummary }) {
  const params = { itemId: item.id };
  if (item.status === 'DRAFT') {
    return (
      <Link to="/items/$itemId/edit" params={params}>
        {item.title}
      </Link>
    );
  }
  if (item.status === 'REGISTERED') {
    return (
      <Link to="/items/$itemId/decomposition" params={params}>
        {item.title}
      </Link>
    );
  }
  return (
    <Link to="/items/$itemId" params={params}>
      {item.title}
    </Link>
  );
}
