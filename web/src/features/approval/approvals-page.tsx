import type { ItemView, LedgerItem } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { useCurrentPost, type CurrentPost } from '../../app/session/current-post.js';
import { DetailSkeleton } from '../detail/detail-section.js';
import { formatDueShort } from '../time/dates.js';
import { pendingItemsQuery } from './approval.api.js';
import { ReadingPane } from './reading-pane.js';
import styles from './approval.module.css';

const route = getRouteApi('/shell/approvals');

interface Decided {
  item: ItemView;
  step: 'approve' | 'reject';
}

/** `/approvals`: what waits for the approving leader, one list and one reading pane; the address names the matter read. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(pendingItemsQuery(post.actingUnit.id));
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  usePageTitle(t('approval.title'));

  // The list follows a decision; until then it must not offer what is decided. A matter submitted again is a later version.
  const decidedAt = new Map(decided.map(({ item }) => [item.id, item.version]));
  const rows = query.data?.rows.filter(({ id, version }) => version > (decidedAt.get(id) ?? 0)) ?? [];
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === search.itemId),
  );
  const shown = rows[at];
  const show = (row: LedgerItem | undefined) => {
    if (row) void navigate({ search: { itemId: row.id }, replace: true, resetScroll: false });
  };
  useShortcut('j', t('approval.keys.next'), () => show(rows[at + 1]));
  useShortcut('k', t('approval.keys.previous'), () => show(rows[at - 1]));

  const onDecided = (decision: Decided) => {
    setDecided([...decided, decision]);
    show(rows[at + 1] ?? rows[at - 1]);
  };

  if (query.isError && !query.data) {
    return <ReadFailure error={query.error} retry={() => void query.refetch()} unitId={post.actingUnit.id} />;
  }
  const last = decided[decided.length - 1];
  return (
    <>
      <header className={styles.top}>
        <h1>{query.data ? t('approval.heading', { count: rows.length }) : t('approval.title')}</h1>
        {rows.length > 0 && <p>{t('approval.keys.note')}</p>}
      </header>
      {last && <DecidedNotice decision={last} />}
      {query.isPending && <DetailSkeleton label={t('shell.loading')} />}
      {query.data && rows.length === 0 && <Nothing post={post} />}
      {shown && (
        <div className={styles.columns}>
          <PendingList rows={rows} shownId={shown.id} show={show} />
          <ReadingPane key={shown.id} itemId={shown.id} onDecided={onDecided} />
        </div>
      )}
    </>
  );
}

function PendingList({
  rows,
  shownId,
  show,
}: {
  rows: LedgerItem[];
  shownId: string;
  show: (row: LedgerItem) => void;
}) {
  const { t } = useTranslation();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [shownId]);
  return (
    <nav aria-label={t('approval.list')} className={styles.list}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              ref={row.id === shownId ? current : undefined}
              to="/approvals"
              search={{ itemId: row.id }}
              resetScroll={false}
              aria-current={row.id === shownId ? 'true' : undefined}
              className={styles.entry}
              onClick={(event) => {
                event.preventDefault();
                show(row);
              }}
            >
              <span className={styles.title}>{row.title}</span>
              <span className={styles.facts}>
                <span>{t(`glossary.sourceKind.${row.sourceKind}`)}</span>
                {row.urgency !== 'NORMAL' && <strong>{t(`glossary.urgency.${row.urgency}`)}</strong>}
                {row.completionDueAt && (
                  <span>{t('approval.due', { day: formatDueShort(row.completionDueAt, new Date()) })}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The number of the matter, as soon as it has one. */
function DecidedNotice({ decision: { item, step } }: { decision: Decided }) {
  const { t } = useTranslation();
  return (
    <Alert
      className={styles.notice}
      type="success"
      showIcon
      title={
        <span role="status">
          {step === 'approve'
            ? t('approval.approved', { title: item.title, number: item.itemNo ?? '' })
            : t('approval.rejected', { title: item.title })}
        </span>
      }
      action={
        <Link to="/items/$itemId" params={{ itemId: item.id }}>
          {t('approval.open')}
        </Link>
      }
    />
  );
}

function Nothing({ post }: Pick<CurrentPost, 'post'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.nothing}>
      <p>{post.role === 'APPROVING_LEADER' ? t('approval.nothing') : t('approval.nothingHere')}</p>
      <Link to="/ledger/items">{t('approval.ledger')}</Link>
    </div>
  );
}
