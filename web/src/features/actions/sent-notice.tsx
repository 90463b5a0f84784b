import { useTranslation } from 'react-i18next';
import type { Sent } from './use-follow-up.js';
import styles from './actions.module.css';

/** That a command was carried out, and whether lists and dashboards show it yet. */
export function SentNotice({ sent, name }: { sent: Sent | null; name: string }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {sent && <p className={styles.sent}>{t(`actions.sent.${sent.state}`, { action: name })}</p>}
    </div>
  );
}
