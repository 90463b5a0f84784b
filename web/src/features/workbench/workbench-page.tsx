import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { Counters } from './counters.js';
import { NewsList } from './news-list.js';
import { OtherWork } from './other-work.js';
import { TabList } from './tab-list.js';
import { countQuery } from './workbench.api.js';
import {
  beginningTab,
  counterFilter,
  firstTab,
  sideOf,
  tabFilters,
  tabsFor,
  type WorkbenchTab,
} from './workbench-tabs.js';
import styles from './workbench.module.css';

const route = getRouteApi('/shell/workbench');

/** What is to be done today, by days left, with the next step within one click. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = tabsFor(post);
  const beginning = useBeginning();
  const tab = search.tab && tabs.includes(search.tab) ? search.tab : beginning;
  usePageTitle(t('workbench.title'));
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Headline tab={tab} />
        <Counters side={sideOf(tab)} />
        <Tabs tabs={tabs} present={tab} choose={(next) => void navigate({ search: { tab: next }, replace: true })} />
        <div role="tabpanel" id="workbench-panel" aria-labelledby={`tab-${tab}`} className={styles.panel}>
          <TabList key={tab} tab={tab} />
          <p className={styles.all}>
            <Link to="/ledger/assignments" search={tabFilters[tab]}>
              {t('workbench.openLedger')}
            </Link>
          </p>
        </div>
      </div>
      <aside className={styles.side} aria-label={t('workbench.aside')}>
        <OtherWork />
        <NewsList />
      </aside>
    </div>
  );
}

/** The tab to begin with. Decided once: a list that is worked off does not go away under the hand. */
function useBeginning(): WorkbenchTab {
  const { post } = useCurrentPost();
  const [decided, decide] = useState<WorkbenchTab | null>(null);
  const lead = useQuery(countQuery(post.id, tabFilters.HANDLING)).data;
  const support = useQuery(countQuery(post.id, tabFilters.SUPPORT)).data;
  if (decided === null && lead !== undefined && support !== undefined) decide(beginningTab(post, { lead, support }));
  return decided ?? firstTab(post);
}

/** The answer in one line. */
function Headline({ tab }: { tab: WorkbenchTab }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const side = sideOf(tab);
  const overdue = useQuery(countQuery(post.id, counterFilter('OVERDUE', side)));
  const dueSoon = useQuery(countQuery(post.id, counterFilter('DUE_SOON', side)));
  if (overdue.data === undefined || dueSoon.data === undefined)
    return <h1 className={styles.headline}>{t('workbench.title')}</h1>;
  return (
    <h1 className={styles.headline}>
      {overdue.data + dueSoon.data === 0
        ? t(`workbench.headline.${side}.calm`)
        : t(`workbench.headline.${side}.busy`, { overdue: overdue.data, dueSoon: dueSoon.data })}
    </h1>
  );
}

interface TabsProps {
  tabs: readonly WorkbenchTab[];
  present: WorkbenchTab;
  choose: (tab: WorkbenchTab) => void;
}

function Tabs({ tabs, present, choose }: TabsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(present) + step + tabs.length) % tabs.length];
    if (!next) return;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={t('workbench.tabs')} className={styles.tabs} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === present}
          aria-controls="workbench-panel"
          tabIndex={tab === present ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {t(`ledger.mine.${tab}`)}
          <TabCount tab={tab} />
        </button>
      ))}
    </div>
  );
}

function TabCount({ tab }: { tab: WorkbenchTab }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const count = useQuery(countQuery(post.id, tabFilters[tab]));
  return (
    <span className={styles.count}>
      {count.data === undefined ? '' : t('workbench.tabCount', { count: count.data })}
    </span>
  );
}
