import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idleMinutes } from '../page-settings.js';
import { signOutIdle } from '../session/idle-return.js';
import session from '../session/session.module.css';
import { idleState, type IdleState } from './idle-state.js';
import { watchActivity, type LastActivity } from './last-activity.js';

/**
 * Signs out a person who has left the desk: after a warning, and so that signing in comes back to this address. What was
 * typed is kept in this tab by the forms themselves.
 */
export function IdleGuard() {
  const [state, setState] = useState<IdleState>({ kind: 'ACTIVE' });
  const activity = useRef<LastActivity | null>(null);
  const isWarning = useRef(false);
  useEffect(() => {
    const watched = watchActivity(() => isWarning.current);
    activity.current = watched;
    const timer = window.setInterval(() => {
      const next = idleState(watched.at(), Date.now(), idleMinutes * 60_000);
      isWarning.current = next.kind === 'WARNING';
      setState((before) => (before.kind === 'ACTIVE' && next.kind === 'ACTIVE' ? before : next));
      if (next.kind === 'OVER') {
        window.clearInterval(timer);
        void signOutIdle();
      }
    }, 1_000);
    return () => {
      window.clearInterval(timer);
      watched.stop();
    };
  }, []);
  if (state.kind === 'ACTIVE') return null;
  const stay = () => {
    isWarning.current = false;
    activity.current?.renew();
    setState({ kind: 'ACTIVE' });
  };
  return <IdleDialog secondsLeft={state.kind === 'WARNING' ? state.secondsLeft : 0} stay={stay} />;
}

function IdleDialog({ secondsLeft, stay }: { secondsLeft: number; stay: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className={session.dialog}
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <h2 id="idle-title">{t('session.idle.title')}</h2>
      <p>
        <span id="idle-text">{t('session.idle.text', { minutes: idleMinutes })}</span>
        <strong className={session.countdown} aria-hidden="true">
          {t('session.idle.left', { seconds: secondsLeft })}
        </strong>
      </p>
      <div className={session.buttons}>
        <Button type="primary" autoFocus onClick={stay}>
          {t('session.idle.stay')}
        </Button>
        <Button onClick={() => void signOutIdle()}>{t('session.idle.leave')}</Button>
      </div>
    </dialog>
  );
}
