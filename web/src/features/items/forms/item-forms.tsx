import type { ItemAction, ItemView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../actions/action-frame.js';
import { ReasonDialog } from '../../actions/reason-dialog.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { endOfDay, todayIn } from '../../form/due-day.js';
import { DateField } from '../../form/date-field.js';
import { TextArea } from '../../form/field.js';
import { ReassignForm } from './reassign-form.js';
import styles from '../../actions/actions.module.css';

/** Steps taken on this page; the others are pages of their own. */
export type DialogAction = Exclude<ItemAction, 'revise' | 'decompose' | 'dispatch'>;

interface FormProps {
  onClose: () => void;
}

const dangerous: readonly DialogAction[] = ['transfer', 'file', 'suspend', 'revoke'];

export function ItemForm({ item, action, onClose }: FormProps & { item: ItemView; action: DialogAction }) {
  const { t } = useTranslation();
  switch (action) {
    case 'submit':
    case 'archive':
      return <PlainForm action={action} onClose={onClose} />;
    case 'approve':
      return <ApproveForm onClose={onClose} />;
    case 'reassign':
      return <ReassignForm item={item} onClose={onClose} />;
    case 'reopen':
      return <ReopenForm onClose={onClose} />;
    default:
      return (
        <ReasonDialog
          action={action}
          title={t(`item.action.${action}`)}
          note={t(`item.note.${action}`)}
          isDangerous={dangerous.includes(action)}
          onClose={onClose}
        />
      );
  }
}

function PlainForm({ action, onClose }: FormProps & { action: 'submit' | 'archive' }) {
  const { t } = useTranslation();
  const form = useActionForm({ action, initial: {}, required: () => [], toBody: () => ({}), onClose });
  return (
    <ActionDialog
      form={form}
      title={t(`item.action.${action}`)}
      note={t(`item.note.${action}`)}
      submit={t(`item.submit.${action}`)}
    />
  );
}

function ApproveForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'approve',
    initial: { opinion: '' },
    required: () => [],
    toBody: ({ opinion }) => (opinion.trim() ? { opinion: opinion.trim() } : {}),
    onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('item.action.approve')}
      note={t('item.note.approve')}
      submit={t('item.submit.approve')}
    >
      <TextArea
        label={t('item.opinion')}
        name="opinion"
        value={form.values.opinion}
        onChange={form.set('opinion')}
        maximum={500}
        rows={3}
        error={form.errorOf('opinion')}
      />
    </ActionDialog>
  );
}

function ReopenForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'reopen',
    initial: { reason: '', requirement: '', reportDueAt: '', completionDueAt: '' },
    required: () => ['reason', 'requirement', 'reportDueAt', 'completionDueAt'],
    toBody: ({ reason, requirement, reportDueAt, completionDueAt }) => ({
      reason: reason.trim(),
      requirement: requirement.trim(),
      reportDueAt: endOfDay(reportDueAt),
      completionDueAt: endOfDay(completionDueAt),
    }),
    onClose,
  });
  const { values } = form;
  const today = todayIn(new Date());
  return (
    <ActionDialog
      form={form}
      title={t('item.action.reopen')}
      note={t('item.note.reopen')}
      submit={t('item.action.reopen')}
    >
      <TextArea
        label={t('actions.reason')}
        isRequired
        name="reason"
        value={values.reason}
        onChange={form.set('reason')}
        maximum={500}
        rows={2}
        error={form.errorOf('reason')}
      />
      <TextArea
        label={t('item.requirement')}
        isRequired
        name="requirement"
        value={values.requirement}
        onChange={form.set('requirement')}
        maximum={4000}
        rows={4}
        error={form.errorOf('requirement')}
      />
      <div className={styles.pair}>
        <DateField
          label={t('detail.assignment.reportDue')}
          isRequired
          name="reportDueAt"
          value={values.reportDueAt}
          onChange={form.set('reportDueAt')}
          minimum={today}
          maximum={values.completionDueAt}
          error={form.errorOf('reportDueAt')}
        />
        <DateField
          label={t('detail.assignment.completionDue')}
          isRequired
          name="completionDueAt"
          value={values.completionDueAt}
          onChange={form.set('completionDueAt')}
          minimum={values.reportDueAt || today}
          error={form.errorOf('completionDueAt')}
        />
      </div>
    </ActionDialog>
  );
}
