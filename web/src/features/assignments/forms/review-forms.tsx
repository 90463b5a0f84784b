import { useTranslation } from 'react-i18next';
import { ActionPanel } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { endOfDay, todayIn } from '../../form/due-day.js';
import { DateField } from '../../form/date-field.js';
import { TextArea } from '../../form/field.js';
import { formatDue } from '../../time/dates.js';
import type { AssignmentFormProps } from './form-props.js';
import styles from '../../actions/actions.module.css';

export function AcceptForm({ onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'accept',
    initial: { opinion: '' },
    required: () => [],
    toBody: ({ opinion }) => (opinion.trim() ? { opinion: opinion.trim() } : {}),
    onClose,
  });
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.accept')}
      note={t('assignment.review.acceptNote')}
      submit={t('assignment.action.accept')}
    >
      <TextArea
        label={t('assignment.review.opinion')}
        name="opinion"
        value={form.values.opinion}
        onChange={form.set('opinion')}
        maximum={4000}
        rows={2}
        error={form.errorOf('opinion')}
      />
    </ActionPanel>
  );
}

export function ReturnForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'return',
    initial: { reason: '', completionDueAt: '' },
    required: () => ['reason'],
    toBody: ({ reason, completionDueAt }) => ({
      reason: reason.trim(),
      ...(completionDueAt && { completionDueAt: endOfDay(completionDueAt) }),
    }),
    onClose,
  });
  return (
    <ActionPanel
      form={form}
      title={t('assignment.action.return')}
      note={t('assignment.review.returnNote')}
      submit={t('assignment.action.return')}
    >
      <TextArea
        label={t('assignment.review.returnReason')}
        isRequired
        name="reason"
        value={form.values.reason}
        onChange={form.set('reason')}
        maximum={500}
        rows={3}
        error={form.errorOf('reason')}
      />
      <div className={styles.short}>
        <DateField
          label={t('assignment.review.newDue')}
          hint={t('assignment.review.newDueHint', { due: formatDue(assignment.completionDueAt) })}
          name="completionDueAt"
          value={form.values.completionDueAt}
          onChange={form.set('completionDueAt')}
          minimum={todayIn(new Date())}
          error={form.errorOf('completionDueAt')}
        />
      </div>
    </ActionPanel>
  );
}
