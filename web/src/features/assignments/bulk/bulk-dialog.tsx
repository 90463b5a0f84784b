import type { BatchResult } from '@ducha/contracts';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, newIdempotencyKey } from '../../../app/http.js';
import { useBulkCommand } from './bulk.api.js';
import type { BulkAction } from './eligible.js';
import styles from './bulk.module.css';

export interface BulkTarget {
  id: string;
  itemNo: string;
  itemTitle: string;
  unitName: string;
}

interface BulkDialogProps {
  action: BulkAction;
  targets: readonly BulkTarget[];
  close: () => void;
  /** Gets the ids that were done. */
  onDone: (ids: string[]) => void;
}

const mostText = 500;

/** Asks before it acts on several assignments, and then says what became of each one. */
export function BulkDialog({ action, targets, close, onDone }: BulkDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const command = useBulkCommand();
  const [text, setText] = useState('');
  const [isTextMissing, setTextMissing] = useState(false);
  // The same for every try of what the person has confirmed; a refused one is another command when it is changed.
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const problem = command.error instanceof ApiProblem ? command.error : null;
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown && !shown.open) shown.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (action === 'urge' && text.trim() === '') return setTextMissing(true);
    command.mutate(
      {
        action,
        ids: targets.map(({ id }) => id),
        ...(action === 'urge' && { text: text.trim() }),
        idempotencyKey,
      },
      {
        onSuccess: ({ results }) => onDone(results.filter(({ isAccepted }) => isAccepted).map(({ id }) => id)),
        onError: (error) => {
          if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) setKey(newIdempotencyKey());
        },
      },
    );
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={titleId}>{t(`ledger.bulk.${action}.title`, { count: targets.length })}</h2>
      {command.data ? (
        <Results result={command.data} targets={targets} close={close} />
      ) : (
        <form onSubmit={send} noValidate>
          <p className={styles.note}>{t(`ledger.bulk.${action}.note`)}</p>
          <ul className={styles.targets}>
            {targets.map((target) => (
              <li key={target.id}>
                <TargetText target={target} />
              </li>
            ))}
          </ul>
          {action === 'urge' && (
            <label className={styles.text}>
              {t('ledger.bulk.urge.text')}
              <textarea
                rows={3}
                maxLength={mostText}
                value={text}
                aria-invalid={isTextMissing || undefined}
                aria-describedby={isTextMissing ? `${titleId}-missing` : undefined}
                onChange={(event) => {
                  setText(event.target.value);
                  setTextMissing(false);
                }}
              />
              {isTextMissing && (
                <span id={`${titleId}-missing`} className={styles.refused}>
                  {t('ledger.bulk.urge.textMissing')}
                </span>
              )}
            </label>
          )}
          {command.isError && (
            <p role="alert" className={styles.refused}>
              {problem?.sentence || t('ledger.bulk.noAnswer')}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={command.isPending}>
              {command.isError ? t('ledger.bulk.again') : t(`ledger.bulk.${action}.send`)}
            </Button>
            <Button onClick={close}>{t('ledger.bulk.cancel')}</Button>
          </div>
        </form>
      )}
    </dialog>
  );
}

function TargetText({ target }: { target: BulkTarget }) {
  return (
    <>
      <span className={styles.unit}>{target.unitName}</span>
      <span>{target.itemTitle}</span>
      <small>{target.itemNo}</small>
    </>
  );
}

interface ResultsProps {
  result: BatchResult;
  targets: readonly BulkTarget[];
  close: () => void;
}

function Results({ result, targets, close }: ResultsProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const byId = new Map(targets.map((target) => [target.id, target]));
  return (
    <>
      <p role="status" className={styles.note}>
        {t('ledger.bulk.result', { accepted: result.accepted, refused: result.refused })}
      </p>
      <ul className={styles.targets}>
        {result.results.map((one) => {
          const target = byId.get(one.id);
          return (
            <li key={one.id} className={one.isAccepted ? styles.done : styles.undone}>
              {target && <TargetText target={target} />}
              <strong>
                {one.isAccepted
                  ? t('ledger.bulk.accepted')
                  : t('ledger.bulk.refused', { reason: one.problem.errors[0]?.message ?? one.problem.detail })}
              </strong>
            </li>
          );
        })}
      </ul>
      <div className={styles.buttons}>
        <Button ref={button} type="primary" onClick={close}>
          {t('ledger.bulk.close')}
        </Button>
      </div>
    </>
  );
}
