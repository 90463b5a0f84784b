import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { GroupLink } from '../inbox/group-link.js';
import { inboxQuery } from '../inbox/inbox.api.js';
import styles from './workbench.module.css';

/** Work that is no assignment of a tab: drafts, items on their way, deductions. */
const kinds = ['TO_APPROVE', 'TO_DISPATCH', 'TO_DECOMPOSE', 'DRAFTS', 'RETURNED', 'DEDUCTIONS_TO_DECIDE'] as const;

export function OtherWork() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const inbox = useQuery(inboxQuery(post.id));
  const groups = (inbox.data?.groups ?? []).flatMap((group) => {
    const kind = kinds.find((known) => known === group.kind);
    return kind && group.count > 0 ? [{ ...group, kind }] : [];
  });
  return (
    <section aria-labelledby="other-work" className={styles.section}>
      <h2 id="other-work">{t('workbench.other.heading')}</h2>
      {inbox.isError && <p className={styles.note}>{t('workbench.other.unread')}</p>}
      {inbox.data && groups.length === 0 && <p className={styles.note}>{t('workbench.other.none')}</p>}
      <ul className={styles.others}>
        {groups.map((group) => (
          <li key={group.kind}>
            <GroupLink link={group.link}>{t(`glossary.inboxGroup.${group.kind}`)}</GroupLink>
            <strong>{t('workbench.other.count', { count: group.count })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
