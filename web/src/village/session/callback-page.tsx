import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSignIn } from '../../app/session/oidc.js';
import { go, listPath } from '../place.js';
import { useVillage } from '../use-village.js';
import { Statement } from './session-pages.js';

/** Where the sign-in page comes back to: on to the page, or what went wrong and how to go on. */
export function CallbackPage() {
  const { t } = useTranslation();
  const village = useVillage();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const arrive = async () => {
      const returnTo = await finishSignIn();
      go(returnTo.startsWith(listPath) ? returnTo : listPath, true);
      await village.begin(false);
    };
    arrive().catch(() => setFailed(true));
  }, [village]);
  if (!hasFailed) return <p className="statement">{t('village.session.finishing')}</p>;
  const stay = () => {
    village.keeper.declineSignIn();
    go(listPath, true);
    void village.begin(false);
  };
  return (
    <Statement title={t('village.session.failed')} text={t('village.session.failedText')}>
      <button type="button" className="primary" onClick={() => void village.keeper.leaveToSignIn()}>
        {t('village.session.failedAction')}
      </button>
      <button type="button" className="plain" onClick={stay}>
        {t('village.session.local')}
      </button>
    </Statement>
  );
}
