import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatementPage } from '../pages/statement-page.js';
import { Waiting } from '../pages/waiting.js';
import { finishSignIn, signIn } from './oidc.js';

export function CallbackPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    finishSignIn().then(
      (returnTo) => router.history.replace(returnTo),
      () => setFailed(true),
    );
  }, [router]);

  if (!hasFailed) return <Waiting text={t('session.finishing')} />;
  return (
    <StatementPage
      title={t('session.failed.title')}
      text={t('session.failed.text')}
      action={{ label: t('session.failed.action'), onClick: () => void signIn('/') }}
    />
  );
}
