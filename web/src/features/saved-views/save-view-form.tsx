import type { SavedViewLedger } from '@ducha/contracts';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, newIdempotencyKey } from '../../app/http.js';
import { useViewCommand } from './saved-views.api.js';
import type { ViewState } from './view-state.js';
import styles from '../ledger/panel.module.css';

interface SaveViewFormProps {
  ledger: SavedViewLedger;
  state: ViewState;
  /** The present state has its view already. */
  isKnown: boolean;
}

/** Keeps the present filters, order and columns under a name. */
export function SaveViewForm({ ledger, state, isKnown }: SaveViewFormProps) {
  const { t } = useTranslation();
  const command = useViewCommand(ledger);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const problem = command.error instanceof ApiProblem ? command.error : null;
  if (isKnown && name === '') return null;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    command.mutate(
      { kind: 'SAVE', name: name.trim(), isShared, state, idempotencyKey },
      {
        onSuccess: () => {
          setName('');
          setKey(newIdempotencyKey());
        },
        // A refused name is another command when it is changed; without an answer the same one is sent again.
        onError: (error) => {
          if (error instanceof ApiProblem && error.status > 0 && error.status < 500) setKey(newIdempotencyKey());
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <input
        className={styles.text}
        aria-label={t('ledger.views.name')}
        placeholder={t('ledger.views.name')}
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label>
        <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
        {t('ledger.views.shareWithUnit')}
      </label>
      {command.isError && (
        <p className={styles.error} role="alert">
          {problem?.sentence || t('ledger.views.failed')}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={command.isPending} disabled={name.trim() === ''}>
        {t('ledger.views.save')}
      </Button>
    </form>
  );
}
