import type { UnitName } from '@ducha/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { assignmentRowsQuery } from '../assignments/assignments.api.js';
import { todayIn } from '../form/due-day.js';
import { openCount, type LampCounts } from '../lamps/lamp.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import { useNow } from '../time/use-now.js';
import { nameOf, selfName } from '../units/unit-name.js';
import styles from './dashboard.module.css';

interface HeadlineProps {
  unit: UnitName;
  /** The rows of the unit under the filters of the page. */
  rows: AssignmentFilter;
  byLamp: LampCounts;
}

/** The answer in one line: what is due today, what is overdue, how much is open; each number opens its rows. */
export function Headline({ unit, rows, byLamp }: HeadlineProps) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const self = selfName(unit);
  const own =
    self.kind === 'WHOLE'
      ? t('dashboard.self.whole')
      : self.kind === 'REGION'
        ? t('dashboard.self.prefix', { kind: self.ending })
        : t('dashboard.self.unit');
  const who = post.actingUnit.id === unit.id ? own : nameOf(unit);
  const today = todayIn(useNow(60_000));
  const shown = rows.day ?? today;
  // Still to be reported: what was handed in or paused has no running limit.
  const dueToday: AssignmentFilter = {
    ...rows,
    lamp: 'YELLOW,GREEN',
    status: 'PENDING_ACK,DECLINED,IN_PROGRESS,RETURNED',
    dueFrom: shown,
    dueTo: shown,
  };
  const due = useQuery({ ...assignmentRowsQuery(dueToday, 1), placeholderData: keepPreviousData });
  const open = openCount(byLamp);
  if (open === 0) {
    const none = rows.day ? t('dashboard.headline.noneThen', { who }) : t('dashboard.headline.none', { who });
    return <h1 className={styles.headline}>{none}</h1>;
  }
  return (
    <h1 className={styles.headline}>
      {who}
      {due.data && <Part text={rows.day ? 'dueThatDay' : 'dueToday'} count={due.data.total} search={dueToday} />}
      <Part text="overdue" count={byLamp.RED} search={{ ...rows, lamp: 'RED' }} isAlarming={byLamp.RED > 0} />
      <Part text="open" count={open} search={{ ...rows, lamp: 'RED,YELLOW,GREEN' }} />
    </h1>
  );
}

interface PartProps {
  text: 'dueToday' | 'dueThatDay' | 'overdue' | 'open';
  count: number;
  search: AssignmentFilter;
  isAlarming?: boolean;
}

function Part({ text, count, search, isAlarming = false }: PartProps) {
  const { t } = useTranslation();
  const words = t(`dashboard.headline.${text}`, { count });
  return (
    <span>
      {count === 0 ? (
        words
      ) : (
        <Link
          to="/ledger/assignments"
          search={search}
          title={t('dashboard.viewRows')}
          className={isAlarming ? styles.overdue : undefined}
        >
          {words}
        </Link>
      )}
    </span>
  );
}
