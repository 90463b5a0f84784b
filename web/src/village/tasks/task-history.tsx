import { useTranslation } from 'react-i18next';
import { formatDue, formatShort } from '../../features/time/dates.js';
import type { CachedDetail } from '../store/village-db.js';
import type { OwnWork } from '../use-village.js';
import { placeName } from '../../features/units/unit-name.js';

/** What was returned, by whom and why. */
export function ReturnedNotice({ detail }: { detail: CachedDetail | null }) {
  const { t } = useTranslation();
  const last = detail?.reviews.filter(({ outcome }) => outcome === 'RETURNED').at(-1);
  if (!last) return null;
  return (
    <section className="notice" aria-labelledby="returned">
      <h2 id="returned">{t('village.returned.heading')}</h2>
      <p>{last.reason}</p>
      <p className="secondary">
        {t('village.returned.by', { name: last.reviewedBy.personName, time: formatShort(last.reviewedAt) })}
      </p>
      {last.dueAt && <p className="secondary">{t('village.returned.due', { date: formatDue(last.dueAt) })}</p>}
    </section>
  );
}

/** The last reports the server has, whoever gave them. */
export function ReportedBefore({ detail, work }: { detail: CachedDetail | null; work: OwnWork }) {
  const { t } = useTranslation();
  if (!detail || detail.progress.length === 0) return null;
  return (
    <section aria-labelledby="reported">
      <h2 id="reported" className="sectionTitle">
        {t('village.record.server')}
      </h2>
      <ul>
        {[...detail.progress].reverse().map((entry) => (
          <li key={entry.id} className="record">
            <p className="recordHead">
              <strong>{t(`village.record.kinds.${entry.kind}`)}</strong>
              {entry.percent !== null && <span>{t('village.record.percent', { percent: entry.percent })}</span>}
            </p>
            <p className="quoted">{entry.text}</p>
            {entry.blockers && <p className="quoted">{entry.blockers}</p>}
            <p className="secondary">
              {t('village.record.by', { name: entry.enteredBy.personName, time: formatShort(entry.enteredAt) })}
              {entry.isProxyEntry &&
                ` · ${t('village.record.proxy', { sumu: sumuName(work, entry.enteredBy.unitId), name: entry.enteredBy.personName })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The township is the person's own unit, or the one its task came from. */
function sumuName({ ownUnit, tasks }: OwnWork, unitId: string): string {
  if (ownUnit.id === unitId) return placeName(ownUnit.name);
  return placeName(tasks.find(({ row }) => row.dispatcherUnit.id === unitId)?.row.dispatcherUnit.name ?? '');
}
