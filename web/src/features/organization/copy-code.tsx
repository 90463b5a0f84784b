import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './organization.module.css';

/** A code in groups that can be read out, copied whole. */
export function CopyCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'IDLE' | 'DONE' | 'FAILED'>('IDLE');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setState('DONE');
    } catch {
      // Browsers give the clipboard to secure origins only; the code can still be marked by hand.
      setState('FAILED');
    }
  };
  return (
    <>
      <code className={styles.code}>{code}</code>
      <button type="button" className={`${styles.copy} no-print`} onClick={() => void copy()}>
        {t('organization.copy')}
      </button>
      <span role="status" className={styles.note}>
        {state === 'DONE' && t('organization.copied')}
        {state === 'FAILED' && t('organization.notCopied')}
      </span>
    </>
  );
}
