import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatementPage } from '../pages/statement-page.js';
import { forgetIdleReturn, idleReturn } from './idle-return.js';
import { signIn } from './oidc.js';

/** After a sign-out: by hand, or because nobody used the platform for too long; then signing in comes back to where it was. */
export function SignedOutPage() {
  const { t } = useTranslation();
  const [returnTo] = useState(idleReturn);
  const again = (to: string) => {
    forgetIdleReturn();
    void signIn(to);
  };
  if (returnTo !== null) {
    return (
      <StatementPage
        title={t('session.idleOut.title')}
        text={t('session.idleOut.text')}
        action={{ label: t('session.idleOut.action'), onClick: () => again(returnTo) }}
      />
    );
  }
  return (
    <StatementPage
      title={t('session.signedOut.title')}
      text={t('session.signedOut.text')}
      action={{ label: t('session.signedOut.action'), onClick: () => again('/') }}
    />
  );
}
