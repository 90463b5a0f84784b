import type { AssignmentDetail } from '@ducha/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDue, formatInstant } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';

/** A request of the handling unit that its dispatcher has not decided yet. */
export function PendingRequest({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const { pendingRequest: request, dispatcherUnit, allowedActions } = assignment;
  if (!request) return null;
  const isMine = allowedActions.some((action) => action.startsWith('decide-'));
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 20 }}
      title={t(`assignment.requested.${request.kind}`, {
        time: formatInstant(request.requestedAt),
        due: request.proposedDueAt ? formatDue(request.proposedDueAt) : '',
        reason: request.reason,
      })}
      description={
        isMine ? undefined : t('assignment.requested.waiting', { dispatcher: withoutGovernment(dispatcherUnit.name) })
      }
    />
  );
}
