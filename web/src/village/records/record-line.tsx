import { useTranslation } from 'react-i18next';
import { formatShort } from '../../features/time/dates.js';
import { go, taskPath } from '../place.js';
import { isChangeable } from '../store/records.js';
import type { Refusal, VillageRecord } from '../store/village-record.js';
import { useVillage, type OwnWork } from '../use-village.js';
import { placeName } from '../../features/units/unit-name.js';

interface RecordLineProps {
  record: VillageRecord;
  work: OwnWork;
  /** In the list of all records each says what it is about. */
  hasTitle?: boolean;
}

/** One record: what, when, how far it has come; refused: by which rule, and what to do. */
export function RecordLine({ record, work, hasTitle = false }: RecordLineProps) {
  const { t } = useTranslation();
  const village = useVillage();
  const { state, kind, photos, refusal, feedback } = record;
  const takeBack = () => void village.records.takeBack(record.id).then(() => village.tell());
  const isCorrectable =
    feedback !== null && isChangeable(record) && work.tasks.some(({ row }) => row.id === record.assignmentId);
  const text = textOf(record);
  return (
    <li className="record">
      <p className="recordHead">
        <strong>{t(`village.record.${kind}`)}</strong>
        <State record={record} />
      </p>
      {hasTitle && <p>{record.itemTitle}</p>}
      {text && <p className="quoted">{text}</p>}
      <p className="secondary">
        {t('village.record.at', { time: formatShort(record.writtenAt) })}
        {photos.length > 0 && ` · ${t('village.record.photos', { count: photos.length })}`}
        {record.isProxy &&
          ` · ${t('village.record.proxy', { sumu: placeName(work.ownUnit.name), name: record.ownerName })}`}
      </p>
      {state === 'REFUSED' && refusal && (
        <div className="refusal" role="alert">
          <p>
            {refusal.status === 0
              ? t('village.record.uncertain')
              : t('village.record.refused', { sentence: refusal.sentence })}
          </p>
          <p>{t(`village.record.advice.${adviceOn(refusal)}`)}</p>
        </div>
      )}
      {isChangeable(record) && (
        <p className="actions">
          {isCorrectable && (
            <button
              type="button"
              className="plain"
              onClick={() => go(`${taskPath(record.assignmentId)}?record=${record.id}`)}
            >
              {t('village.record.correct')}
            </button>
          )}
          <button type="button" className="plain" onClick={takeBack}>
            {t('village.record.remove')}
          </button>
        </p>
      )}
    </li>
  );
}

function State({ record: { state, photos } }: { record: VillageRecord }) {
  const { t } = useTranslation();
  const sent = photos.filter(({ attachmentId }) => attachmentId).length;
  return (
    <span className={`state ${state}`}>
      {state === 'SENDING' && photos.length > 0
        ? t('village.record.sendingPhotos', { sent, count: photos.length })
        : t(`village.record.state.${state}`)}
    </span>
  );
}

function textOf({ body }: VillageRecord): string {
  const text = body['text'] ?? body['reason'];
  return typeof text === 'string' ? text : '';
}

function adviceOn({ status }: Refusal): 'correct' | 'state' | 'permission' | 'size' | 'look' {
  if (status === 0) return 'look';
  if (status === 403) return 'permission';
  if (status === 413) return 'size';
  return status === 404 || status === 409 ? 'state' : 'correct';
}
