import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPhoto, VillageRecord } from '../store/village-record.js';
import type { Records } from '../store/records.js';
import { isChangeable } from '../store/records.js';
import { useWantedRecord } from '../place.js';
import type { Task } from '../tasks/task.js';
import { useVillage, type OwnWork } from '../use-village.js';
import { emptyFeedback, type FeedbackDraft } from './feedback.js';
import { FeedbackForm } from './feedback-form.js';

/** The form with what is to be in it: the record that is to be corrected, what was typed before, or nothing yet. */
export function FeedbackSection({ task, work }: { task: Task; work: OwnWork }) {
  const { t } = useTranslation();
  const village = useVillage();
  const { personId } = work.person;
  const assignmentId = task.row.id;
  const wanted = useWantedRecord();
  const [draft, setDraft] = useState<FeedbackDraft | null>(null);
  const [round, setRound] = useState(0);
  const percent = task.row.percent;
  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      const record = wanted > 0 ? await village.records.get(wanted) : undefined;
      const kept = await village.db.get('draft', [personId, assignmentId]);
      const isOwn = record?.ownerId === personId && record.assignmentId === assignmentId && isChangeable(record);
      const correction = isOwn && kept?.correctsId !== record.id ? await correctionOf(village.records, record) : null;
      const found = correction ?? kept ?? { feedback: emptyFeedback(percent), photos: [], correctsId: null };
      if (isCurrent) setDraft(found);
    };
    void find();
    return () => {
      isCurrent = false;
    };
  }, [village, personId, assignmentId, percent, wanted, round]);
  if (!draft) return <p className="empty">{t('village.opening')}</p>;
  return (
    <FeedbackForm
      key={`${round} ${draft.correctsId}`}
      task={task}
      work={work}
      initial={draft}
      onDone={() => {
        setDraft(null);
        setRound((before) => before + 1);
      }}
    />
  );
}

async function correctionOf(records: Records, record: VillageRecord): Promise<FeedbackDraft | null> {
  if (!record.feedback) return null;
  const photos: NewPhoto[] = [];
  for (const photo of record.photos) {
    const bytes = await records.photoBytes(photo);
    if (bytes) photos.push({ name: photo.name, bytes });
  }
  return { feedback: record.feedback, photos, correctsId: record.id };
}
