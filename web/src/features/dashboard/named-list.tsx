import type { WorkCalendar } from '@ducha/calendar';
import type { LedgerAssignment } from '@ducha/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { assignmentRowsQuery } from '../assignments/assignments.api.js';
import { endOfDay } from '../form/due-day.js';
import type { AssignmentFilter } from '../ledger/filters.js';
import { formatDue, formatDueShort } from '../time/dates.js';
import { timeLeftText } from '../time/time-left-text.js';
import { useNow } from '../time/use-now.js';
import { useWorkCalendar } from '../time/work-days.api.js';
import { nameWithin } from '../units/unit-name.js';
import { Section } from './section.js';
import styles from './dashboard.module.css';

const shownRows = 8;

interface NamedListProps {
  /** The rows of the unit under the filters of the page. */
  rows: AssignmentFilter;
  lamp: 'RED' | 'YELLOW';
  count: number;
}

/** What is overdue or due soon, by name: how long, what, which unit and who answers for it, the earliest limit first. */
export function NamedList({ rows, lamp, count }: NamedListProps) {
  const { t } = useTranslation();
  const present = useNow(60_000);
  const now = rows.day ? new Date(endOfDay(rows.day)) : present;
  const calendar = useWorkCalendar();
  const filter = { ...rows, lamp };
  const query = useQuery({
    ...assignmentRowsQuery({ ...filter, sort: 'nextDueAt' }, shownRows),
    enabled: count > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <Section id={`due-${lamp}`} title={t(`dashboard.due.${lamp}`)}>
      {count === 0 && <p className={styles.note}>{t(`dashboard.dueNone.${lamp}`)}</p>}
      {count > 0 && query.isError && !query.data && <p className={styles.note}>{t('dashboard.dueFailed')}</p>}
      {count > 0 && query.data && (
        <>
          <table className={`${styles.table} ${styles.named}`}>
            <thead>
              <tr>
                <th scope="col">{t('dashboard.due.column.remaining')}</th>
                <th scope="col">{t('dashboard.due.column.item')}</th>
                <th scope="col">{t('dashboard.due.column.unit')}</th>
                <th scope="col">{t('dashboard.due.column.responsible')}</th>
                <th scope="col">{t('dashboard.due.column.due')}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.rows.map((row) => (
                <NamedRow key={row.id} row={row} now={now} calendar={calendar} />
              ))}
            </tbody>
          </table>
          {query.data.total > shownRows && (
            <Link to="/ledger/assignments" search={filter} className={styles.all}>
              {t('dashboard.dueMore', { count: query.data.total })}
            </Link>
          )}
        </>
      )}
    </Section>
  );
}

interface NamedRowProps {
  row: LedgerAssignment;
  now: Date;
  /** Undefined until it is known. */
  calendar: WorkCalendar | undefined;
}

function NamedRow({ row, now, calendar }: NamedRowProps) {
  const { t } = useTranslation();
  const { name: ownUnitName } = useCurrentPost().post.actingUnit;
  return (
    <tr>
      <td className={styles[row.lamp]}>{timeLeftText(t, row, calendar, now)}</td>
      <th scope="row" title={row.itemTitle}>
        <Link to="/assignments/$assignmentId" params={{ assignmentId: row.id }}>
          {row.itemTitle}
        </Link>
      </th>
      <td title={row.unit.name}>{nameWithin(row.unit, ownUnitName)}</td>
      <td>{row.responsibleName}</td>
      <td title={formatDue(row.nextDueAt)}>{formatDueShort(row.nextDueAt, now)}</td>
    </tr>
  );
}
