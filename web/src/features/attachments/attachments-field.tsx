import type { AttachmentView } from '@ducha/contracts';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, apiUpload, newIdempotencyKey } from '../../app/http.js';
import { fileSize } from './file-size.js';
import controls from '../form/form.module.css';
import styles from './attachments.module.css';

/** As the services take them (`attachmentLimitBytes`, `attachmentsPerReport` in the contracts). */
const limitMegabytes = 5;
const limitCount = 9;
const accepted = 'image/jpeg,image/png,image/gif,image/webp,image/heic,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx';

interface AttachmentsFieldProps {
  /** Of the record, under `/api`. */
  path: string;
  files: readonly AttachmentView[];
  /** Takes what is to be done with the files as they are then: several may arrive at the same time. */
  /** Tells the form what it has to wait for. */
  onUpload: (upload: Promise<void>) => void;
  onChange: (change: (files: readonly AttachmentView[]) => AttachmentView[]) => void;
}

/** Files go up as soon as they are chosen; the report then names them. */
export function AttachmentsField({ path, files, onUpload, onChange }: AttachmentsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string[]>([]);
  const [problems, setProblems] = useState<string[]>([]);
  const complain = (text: string) => setProblems((texts) => [...texts, text]);

  const upload = async (file: File) => {
    const { name } = file;
    if (file.size > limitMegabytes * 1024 * 1024) {
      complain(t('attachments.tooLarge', { name, megabytes: limitMegabytes }));
      return;
    }
    setSending((names) => [...names, name]);
    try {
      const stored = await apiUpload<AttachmentView>(`${path}/attachments`, file, newIdempotencyKey());
      onChange((before) => (before.some((other) => other.id === stored.id) ? [...before] : [...before, stored]));
    } catch (error) {
      const reason = error instanceof ApiProblem && error.sentence ? error.sentence : t('attachments.noAnswer');
      complain(t('attachments.failed', { name, reason }));
    } finally {
      setSending((names) => names.filter((other) => other !== name));
    }
  };
  const add = (chosen: readonly File[]) => {
    setProblems([]);
    const room = limitCount - files.length;
    chosen.slice(room).forEach(({ name }) => complain(t('attachments.tooMany', { name, count: limitCount })));
    chosen.slice(0, room).forEach((file) => onUpload(upload(file)));
  };

  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-hint`}>
      <p id={id} className={styles.label}>
        {t('attachments.label')}
      </p>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <span>{file.name}</span>
            <span className={styles.size}>{fileSize(file.size)}</span>
            <Button
              type="link"
              size="small"
              aria-label={t('attachments.remove', { name: file.name })}
              onClick={() => onChange((before) => before.filter((other) => other.id !== file.id))}
            >
              {t('attachments.removeShort')}
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">
        {sending.map((name) => (
          <p key={name} className={styles.size}>
            {t('attachments.sending', { name })}
          </p>
        ))}
      </div>
      <div role="alert">
        {problems.map((text) => (
          <p key={text} className={controls.error}>
            {text}
          </p>
        ))}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button disabled={files.length >= limitCount} onClick={() => input.current?.click()}>
        {t('attachments.add')}
      </Button>
      <span id={`${id}-hint`} className={styles.hint}>
        {t('attachments.hint', { megabytes: limitMegabytes, count: limitCount })}
      </span>
    </div>
  );
}
