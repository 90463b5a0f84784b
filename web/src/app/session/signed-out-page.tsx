import { useTranslation } from 'react-i18next';
import { StatementPage } from '../pages/statement-page.js';
import { signIn } from './oidc.js';

export function SignedOutPage() {
  const { t } = useTranslation();
  return (
    <StatementPage
      title={t('session.signedOut.title')}
      text={t('session.signedOut.text')}
      action={{ label: t('session.signedOut.action'), onClick: () => void signIn('/') }}
    />
  );
}
