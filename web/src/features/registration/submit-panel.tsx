import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../form/use-command.js';
import { submitGaps } from './draft.js';
import type { DraftSession, DraftState } from './draft-session.js';
import { giveItemCommand } from './registration.api.js';
import styles from './registration.module.css';

/** What is missing before the matter can go to the approving leader, and the step itself. */
export function SubmitPanel({ session, state }: { session: DraftSession; state: DraftState }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isUnsaved, setUnsaved] = useState(false);
  const gaps = submitGaps(state.input);
  const command = useCommand((target: { itemId: string; version: number }, idempotencyKey) =>
    giveItemCommand(target.itemId, { name: 'submit', body: {}, idempotencyKey, version: target.version }),
  );

  const submit = async () => {
    await session.flush();
    const { itemId, version, save } = session.current();
    setUnsaved(itemId === null || save !== 'SAVED');
    if (itemId === null || save !== 'SAVED') return;
    const item = await command.run({ itemId, version });
    if (!item) return;
    client.setQueryData(['item', itemId], item);
    void client.invalidateQueries({ queryKey: ['items-before-dispatch'] });
    void navigate({ to: '/items/$itemId', params: { itemId } });
  };
  const refusal = isUnsaved ? t('registration.submit.notYet') : command.sentence;

  return (
    <section className={styles.panel}>
      {gaps.length > 0 ? (
        <>
          <h2>{t('registration.submit.heading')}</h2>
          <ul className={styles.gaps}>
            {gaps.map((gap) => (
              <li key={gap}>
                <button type="button" onClick={() => focusField(gap)}>
                  {t(`registration.gap.${gap}`)}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className={styles.ready}>{t('registration.submit.ready')}</p>
      )}
      {refusal && <Alert type="error" showIcon title={refusal} />}
      <Button
        type="primary"
        block
        disabled={gaps.length > 0 || state.save === 'CONFLICT'}
        loading={command.isSending}
        onClick={() => void submit()}
      >
        {command.isSending ? t('registration.submit.saving') : t('registration.submit.action')}
      </Button>
    </section>
  );
}

function focusField(name: string): void {
  const field = document.querySelector<HTMLElement>(`main [name="${name}"]`);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
