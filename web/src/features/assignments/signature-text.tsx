import type { Signature } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';

/** Who answers for a completion report: the leader who signed it, or the seal of the unit. */
export function SignatureText({ signedBy }: { signedBy: Signature | null }) {
  const { t } = useTranslation();
  if (!signedBy) return null;
  const text =
    signedBy.kind === 'PRINCIPAL_LEADER'
      ? t('assignment.review.signedLeader', { name: signedBy.name })
      : t('assignment.review.signedSeal');
  return <span>{text}</span>;
}
