import type { PostPage, PostState, UnitName } from '@ducha/contracts';
import { useInfiniteQuery, useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { ListEmpty, ListSkeleton } from '../ledger/list-state.js';
import { UnitFilter } from '../ledger/unit-filter.js';
import { WordFilter } from '../ledger/word-filter.js';
import { nameOf } from '../units/unit-name.js';
import { unitQuery } from '../units/units.api.js';
import { AppointDialog } from './appoint-dialog.js';
import { CsvButton } from './csv-button.js';
import { mayAppoint, postRequest, postRoles, postStates, type PostFilter, type PostSort } from './post-filters.js';
import { PostsTable } from './posts-table.js';
import { postsQuery } from './posts.api.js';
import styles from './posts.module.css';

const route = getRouteApi('/shell/settings/posts');

/** Who holds which post in a unit and below it. */
export function PostsPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { post } = useCurrentPost();
  const { appoint, ...listed } = filter;
  const unitId = filter.unitId ?? post.actingUnit.id;
  const unit = useQuery(unitQuery(unitId));
  const posts = useInfiniteQuery(postsQuery(post.id, listed));
  usePageTitle(t('settings.tab.posts'));
  const change = (next: Partial<PostFilter>) =>
    void navigate({ search: { ...filter, ...next }, replace: true, state: { keepsFocus: true } });
  const counts = posts.data?.pages[0];
  const { sort: _sort, unitId: _unitId, ...narrowing } = listed;
  return (
    <>
      <Headline state={filter.state ?? 'CURRENT'} unit={unit.data} counts={counts} />
      <div className={styles.filters}>
        <UnitFilter label={t('posts.unit')} value={unitId} onChange={(id) => change({ unitId: id })} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={filter.scope !== 'UNIT'}
            onChange={(event) => change({ scope: event.target.checked ? undefined : 'UNIT' })}
          />
          {t('posts.below')}
        </label>
        <Choice
          label={t('posts.role')}
          value={filter.role}
          choices={postRoles.map((role) => ({ value: role, label: t(`glossary.postRole.${role}`) }))}
          none={t('posts.anyRole')}
          onChange={(role) => change({ role })}
        />
        <Choice
          label={t('posts.state')}
          value={filter.state ?? 'CURRENT'}
          choices={postStates.map((state) => ({ value: state, label: t(`posts.states.${state}`) }))}
          onChange={(state) => change({ state: state === 'CURRENT' ? undefined : state })}
        />
        <WordFilter label={t('posts.words')} value={filter.query} onChange={(query) => change({ query })} />
        <span className={styles.spring} />
        <CsvButton params={postRequest(listed)} />
        {mayAppoint(post.role) && (
          <Button type="primary" onClick={() => change({ appoint: 'true' })}>
            {t('posts.appoint')}
          </Button>
        )}
      </div>
      <PostList
        filter={listed}
        posts={posts}
        onSort={(sort) => change({ sort })}
        onClear={
          Object.keys(narrowing).length > 0
            ? () => void navigate({ search: filter.unitId ? { unitId: filter.unitId } : {} })
            : undefined
        }
      />
      {appoint && <AppointDialog unitId={unitId} onClose={() => change({ appoint: undefined })} />}
      <p className={styles.note}>
        {t('posts.note')}
        <Link to="/settings/organization/$unitId" params={{ unitId }}>
          {t('posts.toUnit')}
        </Link>
      </p>
    </>
  );
}

interface PostListProps {
  filter: PostFilter;
  posts: UseInfiniteQueryResult<InfiniteData<PostPage>>;
  onSort: (sort: PostSort) => void;
  /** Undefined where no filter narrows the list. */
  onClear: (() => void) | undefined;
}

function PostList({ filter, posts, onSort, onClear }: PostListProps) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  if (posts.isPending) return <ListSkeleton />;
  if (!posts.data) return <ReadFailure error={posts.error} retry={() => void posts.refetch()} />;
  const rows = posts.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <ListEmpty
        title={t('posts.emptyTitle')}
        text={mayAppoint(post.role) ? t('posts.emptyAppoint') : t('posts.emptyText')}
        onClear={onClear}
      />
    );
  }
  return (
    <>
      <PostsTable posts={rows} sort={filter.sort ?? 'unit'} onSort={onSort} />
      {posts.hasNextPage && (
        <p className={styles.more}>
          <Button loading={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
            {t('posts.more', { shown: rows.length, total: posts.data.pages[0]?.total ?? 0 })}
          </Button>
        </p>
      )}
    </>
  );
}

interface HeadlineProps {
  state: PostState;
  unit: UnitName | undefined;
  counts: Pick<PostPage, 'total' | 'people'> | undefined;
}

function Headline({ state, unit, counts }: HeadlineProps) {
  const { t } = useTranslation();
  return (
    <h1 className={styles.headline}>
      {counts && unit
        ? t(`posts.headline.${state}`, { unit: nameOf(unit), count: counts.total, people: counts.people })
        : t('settings.tab.posts')}
    </h1>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  choices: readonly { value: T; label: string }[];
  /** Words of no choice; left out where one is always made. */
  none?: string;
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, choices, none, onChange }: ChoiceProps<T>) {
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value || undefined) as T | undefined)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
