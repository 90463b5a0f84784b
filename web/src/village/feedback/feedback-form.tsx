import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { go, taskPath } from '../place.js';
import { recordOf } from '../tasks/new-record.js';
import type { Task } from '../tasks/task.js';
import { useVillage, type OwnWork } from '../use-village.js';
import { ChoiceField } from './choice-field.js';
import {
  commandOf,
  missingIn,
  percents,
  type Feedback,
  type FeedbackDraft,
  type FeedbackField,
  textLimit,
} from './feedback.js';
import { PhotoField } from './photo-field.js';
import { SignatureFields, TroubleFields } from './feedback-parts.js';
import { TextField } from './text-field.js';
import { useKeptDraft } from './use-kept-draft.js';
import { placeName } from '../../features/units/unit-name.js';

interface FeedbackFormProps {
  task: Task;
  work: OwnWork;
  initial: FeedbackDraft;
  onDone: () => void;
}

const outcomes = ['NOT_STARTED', 'UNDER_WAY', 'DONE'] as const;

/** The one form of the page. What it holds is on the phone before it is handed in, and handed in before it is sent. */
export function FeedbackForm({ task, work, initial, onDone }: FeedbackFormProps) {
  const { t } = useTranslation();
  const village = useVillage();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { draft, change, forget } = useKeptDraft([work.person.personId, task.row.id], initial);
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState<'noSpace' | 'notKept' | null>(null);
  const { feedback, photos, correctsId } = draft;
  const { row } = task;
  const missing = isAsked ? missingIn(feedback, row.role) : [];
  const errorOf = (field: FeedbackField) => (missing.includes(field) ? t(`village.feedback.missing.${field}`) : null);
  const set = (part: Partial<Feedback>) =>
    change((before) => ({ ...before, feedback: { ...before.feedback, ...part } }));
  const isCompletion = feedback.outcome === 'DONE' && row.role === 'LEAD';

  const leaveCorrection = () => {
    go(taskPath(row.id), true);
    onDone();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    setFailure(null);
    if (missingIn(feedback, row.role).length > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .error')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    const command = commandOf(feedback, row.role, (blockedBy, needsHelpOf) =>
      needsHelpOf
        ? t('village.feedback.blockersHelp', { blockedBy, needsHelpOf })
        : t('village.feedback.blockers', { blockedBy }),
    );
    try {
      if (correctsId === null) await village.records.write(recordOf(task, work, { ...command, feedback }), photos);
      else await village.records.correct(correctsId, { ...command, feedback }, photos);
    } catch (error) {
      setFailure(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'noSpace' : 'notKept');
      return;
    }
    forget();
    void navigator.storage?.persist?.();
    leaveCorrection();
    await village.tell();
    void village.syncing.run();
  };
  return (
    <form ref={form} aria-labelledby={id} noValidate className="feedback" onSubmit={(event) => void submit(event)}>
      <h2 id={id} className="sectionTitle">
        {correctsId === null ? t('village.feedback.heading') : t('village.feedback.correcting')}
      </h2>
      {task.isProxy && (
        <p className="notice">
          {t('village.feedback.proxy', {
            unit: placeName(row.unit.name),
            sumu: placeName(work.ownUnit.name),
            name: work.person.personName,
          })}
        </p>
      )}
      <ChoiceField
        label={t('village.feedback.outcome')}
        choices={outcomes.map((value) => ({ value, label: t(`village.feedback.${value}`) }))}
        value={feedback.outcome}
        onChange={(outcome) => set({ outcome })}
        error={errorOf('outcome')}
      />
      {feedback.outcome === 'UNDER_WAY' && (
        <ChoiceField
          label={t('village.feedback.percent')}
          choices={percents.map((value) => ({ value, label: t('village.feedback.percentValue', { percent: value }) }))}
          value={feedback.percent}
          onChange={(percent) => set({ percent: percent as number })}
        />
      )}
      <TextField
        label={
          feedback.outcome === 'DONE'
            ? t('village.feedback.textDone')
            : feedback.outcome === 'NOT_STARTED'
              ? t('village.feedback.textNotStarted')
              : t('village.feedback.text')
        }
        hint={t('village.feedback.textHint')}
        value={feedback.text}
        onChange={(text) => set({ text })}
        limit={textLimit}
        error={errorOf('text')}
      />
      {feedback.outcome !== 'DONE' && <TroubleFields feedback={feedback} set={set} error={errorOf('blockedBy')} />}
      {isCompletion && <SignatureFields feedback={feedback} set={set} errorOf={errorOf} />}
      <PhotoField
        photos={photos}
        onChange={(next) => change((before) => ({ ...before, photos: next(before.photos) }))}
      />
      {isCompletion && (
        <p className="secondary">
          {t('village.feedback.doneNote', { dispatcher: placeName(row.dispatcherUnit.name) })}
        </p>
      )}
      <div role="alert">{failure && <p className="error">{t(`village.feedback.${failure}`)}</p>}</div>
      <button type="submit" className="primary">
        {isCompletion ? t('village.feedback.submitDone') : t('village.feedback.submit')}
      </button>
      {correctsId !== null && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            forget();
            void village.db.delete('draft', [work.person.personId, row.id]).then(leaveCorrection);
          }}
        >
          {t('village.feedback.cancelCorrection')}
        </button>
      )}
    </form>
  );
}
