import type { Inbox } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { parseAssignmentFilter, parseDeductionFilter, parseItemFilter } from '../ledger/filters.js';
import { inboxQuery } from './workbench.api.js';
import styles from './workbench.module.css';

/** Work that is no assignment of a tab: drafts, items on their way, deductions. */
const kinds = ['TO_APPROVE', 'TO_DISPATCH', 'TO_DECOMPOSE', 'DRAFTS', 'RETURNED', 'DEDUCTIONS_TO_DECIDE'] as const;
type Kind = (typeof kinds)[number];

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
            <GroupLink kind={group.kind} link={group.link} />
            <strong>{t('workbench.other.count', { count: group.count })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GroupLink({ kind, link }: { kind: Kind; link: Inbox['groups'][number]['link'] }) {
  const { t } = useTranslation();
  const text = t(`workbench.other.kind.${kind}`);
  switch (link.ledger) {
    case 'assignments':
      return (
        <Link to="/ledger/assignments" search={parseAssignmentFilter(link.query)}>
          {text}
        </Link>
      );
    case 'items':
      return (
        <Link to="/ledger/items" search={parseItemFilter(link.query)}>
          {text}
        </Link>
      );
    case 'deductions':
      return (
        <Link to="/ledger/deductions" search={parseDeductionFilter(link.query)}>
          {text}
        </Link>
      );
    default:
      return link.ledger satisfies never;
  }
}
