import { useTranslation } from 'react-i18next';
import { Notices } from '../notices.js';
import { listPath } from '../place.js';
import { TopBar } from '../top-bar.js';
import type { OwnWork } from '../use-village.js';
import { QueueStrip } from './queue-strip.js';
import { RecordLine } from './record-line.js';

/** Everything written on this phone by this person, the newest first. */
export function RecordsPage({ work }: { work: OwnWork }) {
  const { t } = useTranslation();
  const newest = [...work.records].reverse();
  return (
    <>
      <TopBar title={t('village.record.heading')} backTo={listPath} />
      <main>
        <Notices work={work} />
        <QueueStrip work={work} />
        {newest.length === 0 && <p className="empty">{t('village.record.none')}</p>}
        <ul>
          {newest.map((record) => (
            <RecordLine key={record.id} record={record} work={work} hasTitle />
          ))}
        </ul>
      </main>
    </>
  );
}
