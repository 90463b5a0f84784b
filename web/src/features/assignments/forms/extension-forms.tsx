import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { endOfDay, lastDayOf } from '../../form/due-day.js';
import { DateField } from '../../form/date-field.js';
import { Choices, TextArea } from '../../form/field.js';
import { formatDue } from '../../time/dates.js';
import { dayAfter, dueWithin } from '../due-within.js';
import type { AssignmentFormProps } from './form-props.js';

type Decision = 'grant' | 'refuse';

export function RequestExtensionForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'request-extension',
    initial: { reason: '', proposedDueAt: '' },
    required: () => ['reason', 'proposedDueAt'],
    toBody: ({ reason, proposedDueAt }) => ({ reason: reason.trim(), proposedDueAt: endOfDay(proposedDueAt) }),
    onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('assignment.action.request-extension')}
      note={t('assignment.extension.note', { due: formatDue(assignment.completionDueAt) })}
      submit={t('assignment.action.request-extension')}
    >
      <Reason form={form} label={t('actions.reason')} />
      <DateField
        label={t('assignment.extension.proposed')}
        isRequired
        name="proposedDueAt"
        value={form.values.proposedDueAt}
        onChange={form.set('proposedDueAt')}
        minimum={dayAfter(assignment.completionDueAt)}
        error={form.errorOf('proposedDueAt')}
      />
    </ActionDialog>
  );
}

export function DecideExtensionForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const proposed = assignment.pendingRequest?.proposedDueAt ?? null;
  const form = useActionForm({
    action: 'decide-extension',
    initial: { decision: '' as Decision | '', reason: '', dueAt: proposed ? lastDayOf(proposed) : '' },
    required: ({ decision }) => ['decision', 'reason', ...(decision === 'grant' ? (['dueAt'] as const) : [])],
    toBody: ({ decision, reason, dueAt }) =>
      decision === 'grant'
        ? { isGranted: true, reason: reason.trim(), dueAt: dueWithin(dueAt, proposed) }
        : { isGranted: false, reason: reason.trim() },
    onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('assignment.action.decide-extension')}
      note={assignment.pendingRequest?.reason}
      submit={t('assignment.action.decide-extension')}
    >
      <DecisionChoice form={form} grant={t('assignment.decide.grant')} />
      {form.values.decision === 'grant' && (
        <DateField
          label={t('assignment.extension.granted')}
          hint={proposed && t('assignment.extension.grantedHint', { due: formatDue(proposed) })}
          isRequired
          name="dueAt"
          value={form.values.dueAt}
          onChange={form.set('dueAt')}
          minimum={dayAfter(assignment.completionDueAt)}
          error={form.errorOf('dueAt')}
        />
      )}
      <Reason form={form} label={t('assignment.decide.reason')} />
    </ActionDialog>
  );
}

export function DecideUnableForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'decide-unable',
    initial: { decision: '' as Decision | '', reason: '' },
    required: () => ['decision', 'reason'],
    toBody: ({ decision, reason }) => ({ isGranted: decision === 'grant', reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog
      form={form}
      title={t('assignment.action.decide-unable')}
      note={assignment.pendingRequest?.reason}
      submit={t('assignment.action.decide-unable')}
      isDangerous={form.values.decision === 'grant'}
    >
      <DecisionChoice form={form} grant={t('assignment.decide.unableGrant')} hint={t('assignment.decideUnableNote')} />
      <Reason form={form} label={t('assignment.decide.reason')} />
    </ActionDialog>
  );
}

interface DecisionFields {
  values: { decision: Decision | '' };
  set: (name: 'decision') => (value: Decision) => void;
  errorOf: (field: string) => string | undefined;
}

function DecisionChoice({ form, grant, hint }: { form: DecisionFields; grant: string; hint?: string }) {
  const { t } = useTranslation();
  return (
    <Choices
      label={t('assignment.decide.label')}
      isRequired
      name="decision"
      value={form.values.decision}
      onChange={form.set('decision')}
      choices={[
        { value: 'grant', label: grant },
        { value: 'refuse', label: t('assignment.decide.refuse') },
      ]}
      hint={hint}
      error={form.errorOf('decision')}
    />
  );
}

interface ReasonFields {
  values: { reason: string };
  set: (name: 'reason') => (value: string) => void;
  errorOf: (field: string) => string | undefined;
}

function Reason({ form, label }: { form: ReasonFields; label: string }) {
  return (
    <TextArea
      label={label}
      isRequired
      name="reason"
      value={form.values.reason}
      onChange={form.set('reason')}
      maximum={500}
      rows={3}
      error={form.errorOf('reason')}
    />
  );
}
