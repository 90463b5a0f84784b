import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { LampShape } from '../lamps/lamp-mark.js';
import { countQuery } from './workbench.api.js';
import { counterFilter, counters, type Counter, type Side } from './workbench-tabs.js';
import styles from './workbench.module.css';

/** The four numbers of the day; each opens exactly its rows. */
export function Counters({ side }: { side: Side }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.counters} aria-label={t(`workbench.counters.${side}`)}>
      {counters.map((counter) => (
        <CounterLink key={counter} counter={counter} side={side} />
      ))}
    </ul>
  );
}

const lamps: Partial<Record<Counter, 'YELLOW' | 'RED'>> = { DUE_SOON: 'YELLOW', OVERDUE: 'RED' };

function CounterLink({ counter, side }: { counter: Counter; side: Side }) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const filter = counterFilter(counter, side);
  const query = useQuery(countQuery(post.id, filter));
  const lamp = lamps[counter];
  return (
    <li>
      <Link to="/ledger/assignments" search={filter} className={styles.counter}>
        <span className={styles.name}>
          {lamp && <LampShape lamp={lamp} />}
          {t(`workbench.counter.${counter}`)}
        </span>
        <strong className={lamp && query.data ? styles[lamp] : undefined}>{query.data ?? '–'}</strong>
        <span className={styles.open}>{t('dashboard.viewRows')}</span>
      </Link>
    </li>
  );
}
