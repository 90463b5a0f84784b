import type { SearchResult } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { ListSkeleton } from '../ledger/list-state.js';
import { nameOf, withoutGovernment } from '../units/unit-name.js';
import { MatchedText } from './matched-text.js';
import { searchQuery, shownOnPage } from './search.api.js';
import styles from './search.module.css';

/** All that a search finds, with the ways to the full lists where it finds more than fits. */
export function SearchPage() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const { query = '' } = useSearch({ from: '/shell/search' });
  usePageTitle(t('search.title'));
  const found = useQuery(searchQuery(post.id, query, shownOnPage));
  if (query === '') {
    return (
      <div className={styles.page}>
        <h1>{t('search.nothingAsked')}</h1>
      </div>
    );
  }
  if (found.isPending) return <ListSkeleton />;
  if (!found.data) return <ReadFailure error={found.error} retry={() => void found.refetch()} />;
  const { items, units } = found.data;
  return (
    <div className={styles.page}>
      <h1>
        {items.length + units.length === 0
          ? t('search.pageNone', { text: query })
          : t('search.pageFound', { text: query, items: countOf(items), units: countOf(units) })}
      </h1>
      <Items items={items} query={query} />
      <Units units={units} query={query} />
    </div>
  );
}

/** A full list may go on. */
const countOf = (rows: readonly unknown[]): string =>
  rows.length < shownOnPage ? String(rows.length) : `${rows.length}+`;

function Items({ items, query }: Pick<SearchResult, 'items'> & { query: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="found-items">
      <h2 id="found-items">
        {t('search.group.ITEM')}
        {items.length === shownOnPage && (
          <Link to="/ledger/items" search={{ query }}>
            {t('search.moreItems')}
          </Link>
        )}
      </h2>
      {items.length === 0 && <p className={styles.empty}>{t('search.noItems')}</p>}
      <ul className={styles.results}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to="/items/$itemId" params={{ itemId: item.id }}>
              <MatchedText text={item.title} query={query} />
            </Link>
            <small>
              {item.itemNo && <MatchedText text={`${item.itemNo} · `} query={query} />}
              {t(`glossary.itemStatus.${item.status}`)} · {withoutGovernment(item.issuingUnit.name)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Units({ units, query }: Pick<SearchResult, 'units'> & { query: string }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  return (
    <section aria-labelledby="found-units">
      <h2 id="found-units">
        {t('search.group.UNIT')}
        {units.length === shownOnPage && (
          <Link to="/settings/organization/$unitId" params={{ unitId: post.actingUnit.id }} search={{ query }}>
            {t('search.moreUnits')}
          </Link>
        )}
      </h2>
      {units.length === 0 && <p className={styles.empty}>{t('search.noUnits')}</p>}
      <ul className={styles.results}>
        {units.map((unit) => (
          <li key={unit.id}>
            <Link to="/settings/organization/$unitId" params={{ unitId: unit.id }}>
              <MatchedText text={nameOf(unit)} query={query} />
            </Link>
            <small>{unit.breadcrumbNames.join(' › ') || t(`glossary.level.${unit.level}`)}</small>
            {unit.isInJurisdiction && (
              <Link
                to="/dashboard/$unitId"
                params={{ unitId: unit.id }}
                className={styles.aside}
                aria-label={t('search.dashboardOf', { unit: nameOf(unit) })}
              >
                {t('search.dashboard')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
