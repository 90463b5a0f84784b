import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from './oidc.js';
import styles from './session.module.css';

/** Covers the page once the sign-in cannot be renewed. The page stays beneath; signing in comes back to it. */
export function ExpiredDialog() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="expired-title"
      aria-describedby="expired-text"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="expired-title">{t('session.expired.title')}</h2>
      <p id="expired-text">{t('session.expired.text')}</p>
      <Button type="primary" onClick={() => void signIn()}>
        {t('session.expired.action')}
      </Button>
    </dialog>
  );
}
