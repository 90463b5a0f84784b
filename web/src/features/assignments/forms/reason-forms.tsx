import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../actions/reason-dialog.js';
import { withoutGovernment } from '../../units/unit-name.js';
import type { AssignmentFormProps } from './form-props.js';

export function DeclineForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  const dispatcher = withoutGovernment(assignment.dispatcherUnit.name);
  return (
    <ReasonDialog
      action="decline"
      title={t('assignment.action.decline')}
      note={t('assignment.declineNote', { dispatcher })}
      isDangerous
      onClose={onClose}
    />
  );
}

export function OverruleDeclineForm({ assignment, onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      action="overrule-decline"
      title={t('assignment.action.overrule-decline')}
      note={t('assignment.overruleNote', { unit: withoutGovernment(assignment.unit.name) })}
      onClose={onClose}
    />
  );
}

export function CancelDeclinedForm({ onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      action="cancel-declined"
      title={t('assignment.action.cancel-declined')}
      note={t('assignment.cancelNote')}
      isDangerous
      onClose={onClose}
    />
  );
}

export function UrgeForm({ onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      action="urge"
      field="text"
      title={t('assignment.action.urge')}
      label={t('assignment.urgeText')}
      note={t('assignment.urgeHint')}
      onClose={onClose}
    />
  );
}

export function RequestUnableForm({ onClose }: AssignmentFormProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      action="request-unable"
      title={t('assignment.action.request-unable')}
      note={t('assignment.unableNote')}
      onClose={onClose}
    />
  );
}
