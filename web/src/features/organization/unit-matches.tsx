import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MatchedText } from '../search/matched-text.js';
import { unitMatchesQuery } from './organization.api.js';
import styles from './organization.module.css';

/** The units that fit what was typed, the best match first. */
export function UnitMatches({ query, unitId }: { query: string; unitId: string }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(unitMatchesQuery(query));
  const units = found.data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <div className={styles.matches}>
      <p role="status" className={styles.note}>
        {found.isPending && t('search.searching')}
        {found.isError && t('organization.searchFailed')}
        {found.data && (units.length === 0 ? t('search.noUnits') : t('organization.found', { count: units.length }))}
      </p>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <Link
              to="/settings/organization/$unitId"
              params={{ unitId: unit.id }}
              search={{ query }}
              state={{ keepsFocus: true }}
              className={styles.match}
              aria-current={unit.id === unitId ? 'true' : undefined}
            >
              <MatchedText text={unit.name} query={query} />
              <small>
                <MatchedText text={unit.id} query={query} /> · {t(`glossary.level.${unit.level}`)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button size="small" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('organization.more')}
        </Button>
      )}
    </div>
  );
}
