import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IdleGuard } from '../idle/idle-guard.js';
import { SessionGate } from '../session/session-gate.js';
import { Header } from './header.js';
import { Sidebar } from './sidebar.js';
import { Watermark } from './watermark.js';
import styles from './shell.module.css';

/** The frame of every page of a signed-in person. */
export function Shell() {
  return (
    <SessionGate>
      <Frame />
    </SessionGate>
  );
}

function Frame() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const keepsFocus = useRouterState({ select: (state) => state.location.state.keepsFocus });
  const shown = useRef(pathname);

  // A screen reader has to learn that the page changed; the first page keeps the browser's own focus.
  useEffect(() => {
    if (shown.current !== pathname && !keepsFocus) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname, keepsFocus]);

  return (
    <>
      <a className={styles.skip} href="#content">
        {t('shell.skipToContent')}
      </a>
      <Header />
      <div className={styles.body}>
        <Sidebar />
        <main id="content" ref={main} tabIndex={-1} className={styles.content}>
          <Outlet />
        </main>
      </div>
      <Watermark />
      <IdleGuard />
    </>
  );
}
