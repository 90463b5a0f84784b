import type { PostView } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenDay } from '../form/parse-day.js';
import { nameOf } from '../units/unit-name.js';
import type { PostSort } from './post-filters.js';
import styles from './posts.module.css';

interface PostsTableProps {
  posts: PostView[];
  sort: PostSort;
  onSort: (sort: PostSort) => void;
}

export function PostsTable({ posts, sort, onSort }: PostsTableProps) {
  const { t } = useTranslation();
  const heading = (of: PostSort, order: 'ascending' | 'descending', label: string) => (
    <Heading isSorted={sort === of} order={order} onSort={() => onSort(of)}>
      {label}
    </Heading>
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heading('person', 'ascending', t('posts.person'))}
          <th scope="col">{t('posts.title')}</th>
          <th scope="col">{t('posts.role')}</th>
          {heading('unit', 'ascending', t('posts.unit'))}
          <th scope="col">{t('posts.account')}</th>
          {heading('-validFrom', 'descending', t('posts.from'))}
          <th scope="col">{t('posts.to')}</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.id}>
            <td>
              <Link to="/settings/posts/$postId" params={{ postId: post.id }}>
                {post.personName}
              </Link>
            </td>
            <td>{post.title}</td>
            <td>{t(`glossary.postRole.${post.role}`)}</td>
            <td title={post.unit.name}>{nameOf(post.unit)}</td>
            <td>{post.personId}</td>
            <td>{writtenDay(post.validFrom)}</td>
            <td>{post.validTo ? writtenDay(post.validTo) : t('posts.open')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadingProps {
  isSorted: boolean;
  order: 'ascending' | 'descending';
  onSort: () => void;
  children: ReactNode;
}

function Heading({ isSorted, order, onSort, children }: HeadingProps) {
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined}>
      <button type="button" className={styles.sort} onClick={onSort}>
        {children}
        <svg viewBox="0 0 8 8" aria-hidden="true" className={isSorted ? styles.sorted : styles.unsorted}>
          <path d={order === 'ascending' ? 'M1 6l3-4 3 4z' : 'M1 2l3 4 3-4z'} />
        </svg>
      </button>
    </th>
  );
}
