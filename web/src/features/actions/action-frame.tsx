import { Button } from 'antd';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { stopsAtUnreadable } from '../form/unreadable.js';
import { ChangeNotice } from './change-notice.js';
import { RefusalNotice } from './refusal-notice.js';
import type { ActionForm } from './use-action-form.js';
import styles from './actions.module.css';

interface FrameProps {
  form: ActionForm;
  title: string;
  /** What the step means, in a sentence. */
  note?: ReactNode;
  submit: string;
  /** The step cannot be taken back. */
  isDangerous?: boolean;
  children?: ReactNode;
}

/** A short form over the page: confirmation, reason, decision. */
export function ActionDialog(props: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { form } = props;
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useFirstField(dialog);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        form.close();
      }}
    >
      <FrameForm {...props} titleId={titleId} />
    </dialog>
  );
}

/** A longer form in the page, with the facts still in sight. */
export function ActionPanel(props: FrameProps) {
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  useFirstField(panel);
  return (
    <section ref={panel} className={styles.panel} aria-labelledby={titleId}>
      <FrameForm {...props} titleId={titleId} />
    </section>
  );
}

/** Focus goes to where typing starts; a form without fields is confirmed by its button. */
function useFirstField(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>(
      'textarea, select, input:not([type=file]):not([type=date])',
    );
    (first ?? frame.current?.querySelector<HTMLElement>('button[type=submit]'))?.focus();
  }, [frame]);
}

function FrameForm({ form, title, note, submit, isDangerous, children, titleId }: FrameProps & { titleId: string }) {
  const { t } = useTranslation();
  const element = useRef<HTMLFormElement>(null);
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    element.current?.requestSubmit();
  };
  return (
    <form
      ref={element}
      noValidate
      onKeyDown={sendByKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (stopsAtUnreadable(element.current)) return;
        form.send();
        // The first field that is still wrong after the sentences have appeared.
        window.requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {note && <p className={styles.note}>{note}</p>}
      {form.isRestored && (
        <p className={styles.restored}>
          {t('actions.restored')}
          <Button type="link" size="small" onClick={form.startOver}>
            {t('actions.startOver')}
          </Button>
        </p>
      )}
      {children && <div className={styles.fields}>{children}</div>}
      <ChangeNotice
        form={form}
        hasInput={children !== undefined}
        onGoOn={() => {
          form.goOn();
          element.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
        }}
      />
      <RefusalNotice form={form} />
      <div className={styles.buttons}>
        <Button
          type="primary"
          htmlType="submit"
          danger={isDangerous}
          loading={form.isPending}
          disabled={!form.isAllowed && form.refusal !== 'RETRY'}
        >
          {form.refusal === 'RETRY' ? t('actions.retry') : submit}
        </Button>
        <Button onClick={form.close}>{t('actions.cancel')}</Button>
        {children && <span className={styles.hint}>{t('actions.sendKey')}</span>}
      </div>
    </form>
  );
}
