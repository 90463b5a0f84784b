import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../session/current-post.js';
import { meQuery } from '../session/me.api.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { forgetIdleReturn } from '../session/idle-return.js';
import { signOut } from '../session/oidc.js';
import { choosePost } from '../session/post-choice.js';
import { InboxButton } from '../../features/inbox/inbox-button.js';
import { SearchBox } from '../../features/search/search-box.js';
import { nameOf } from '../../features/units/unit-name.js';
import styles from './shell.module.css';

const HelpDialog = lazy(async () => ({ default: (await import('../keys/help-dialog.js')).HelpDialog }));

export function Header() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useShortcut('?', t('shell.keys.title'), () => setHelpOpen(true));
  return (
    <header className={`${styles.header} no-print`}>
      <Link to="/" className={styles.product}>
        {t('shell.product')}
      </Link>
      <div className={styles.unit}>
        <PostSwitch />
        <span>{t(`glossary.level.${post.actingUnit.level}`)}</span>
      </div>
      <span className={styles.spring} />
      <SearchBox />
      <InboxButton key={post.id} />
      <UserMenu showKeys={() => setHelpOpen(true)} />
      {isHelpOpen && (
        <Suspense>
          <HelpDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** The unit; for people with several posts a choice: every read after it is made in the chosen post. */
function PostSwitch() {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  const client = useQueryClient();
  const navigate = useNavigate();
  if (me.posts.length < 2) return <span>{nameOf(post.unit)}</span>;

  const change = (postId: string) => {
    choosePost(postId);
    // What was read in the other post must not be shown in this one.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== meQuery.queryKey[0] });
    client.setQueryData(meQuery.queryKey, { ...me, currentPostId: postId });
    void navigate({ to: '/' });
  };
  return (
    <select
      className={styles.posts}
      aria-label={t('shell.switchPost')}
      value={post.id}
      onChange={(event) => change(event.target.value)}
    >
      {me.posts.map((candidate) => (
        <option key={candidate.id} value={candidate.id}>
          {t('shell.post', { unit: nameOf(candidate.unit), title: candidate.title })}
        </option>
      ))}
    </select>
  );
}

function UserMenu({ showKeys }: { showKeys: () => void }) {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'post',
            type: 'group',
            label: t('shell.currentPost', { post: t('shell.post', { unit: nameOf(post.unit), title: post.title }) }),
          },
          { key: 'keys', label: t('shell.keys.title'), extra: '?' },
          { key: 'sign-out', label: t('shell.signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'keys') showKeys();
          if (key === 'sign-out') {
            choosePost(null);
            forgetIdleReturn();
            void signOut();
          }
        },
      }}
    >
      <Button type="text" aria-label={t('shell.userMenu', { name: me.personName })} aria-haspopup="menu">
        {me.personName}
        <svg className={styles.caret} viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
    </Dropdown>
  );
}
