import { useTranslation } from 'react-i18next';
import { ActionDialog } from '../../actions/action-frame.js';
import { useActionForm } from '../../actions/use-action-form.js';
import { formatDue } from '../../time/dates.js';
import type { AssignmentFormProps } from './form-props.js';

export function AcknowledgeForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    action: 'acknowledge',
    initial: {},
    required: () => [],
    toBody: () => ({}),
    onClose,
  });
  const dates = { report: formatDue(assignment.reportDueAt), completion: formatDue(assignment.completionDueAt) };
  return (
    <ActionDialog
      form={form}
      title={t('assignment.action.acknowledge')}
      note={t('assignment.acknowledge.note', dates)}
      submit={t('assignment.acknowledge.submit')}
    />
  );
}
