import type { AttachmentView } from '@ducha/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiFile } from '../../app/http.js';
import { fileSize } from './file-size.js';
import controls from '../form/form.module.css';
import styles from './attachments.module.css';

/** The files of a report. A link alone could not carry the sign-in, so the page fetches the file and hands it over. */
export function AttachmentLinks({ attachments }: { attachments: readonly AttachmentView[] }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState<string | null>(null);
  if (attachments.length === 0) return null;
  const open = async ({ id, name }: AttachmentView) => {
    setFailed(null);
    try {
      save(await apiFile(`/tracking/attachments/${id}`, {}, () => undefined, new AbortController().signal), name);
    } catch {
      setFailed(t('attachments.notOpened', { name }));
    }
  };
  return (
    <>
      <ul className={styles.files}>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <button
              type="button"
              className={styles.link}
              aria-label={t('attachments.open', { name: attachment.name })}
              onClick={() => void open(attachment)}
            >
              {attachment.name}
            </button>
            <span className={styles.size}>{fileSize(attachment.size)}</span>
          </li>
        ))}
      </ul>
      {failed && (
        <p role="alert" className={controls.error}>
          {failed}
        </p>
      )}
    </>
  );
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
