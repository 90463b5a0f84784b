import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../form/field.js';
import { useCommand } from '../form/use-command.js';
import type { DraftSession } from './draft-session.js';
import { giveItemCommand } from './registration.api.js';
import styles from './registration.module.css';

type Step = 'transfer' | 'file';

/** The two ways a draft ends without registration, each with its reason. */
export function OtherHandling({ session, itemId }: { session: DraftSession; itemId: string }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <section className={styles.panel}>
      <h2>{t('registration.other.heading')}</h2>
      {step ? (
        <ReasonForm key={step} step={step} session={session} itemId={itemId} onCancel={() => setStep(null)} />
      ) : (
        <div className={styles.steps}>
          {(['transfer', 'file'] as const).map((choice) => (
            <Button key={choice} size="small" onClick={() => setStep(choice)}>
              {t(`registration.other.${choice}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function ReasonForm({
  step,
  session,
  itemId,
  onCancel,
}: {
  step: Step;
  session: DraftSession;
  itemId: string;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const command = useCommand((version: number, idempotencyKey) =>
    giveItemCommand(itemId, { name: step, body: { reason: reason.trim() }, idempotencyKey, version }),
  );

  const confirm = async () => {
    await session.flush();
    const item = await command.run(session.current().version);
    if (!item) return;
    client.setQueryData(['item', itemId], item);
    void navigate({ to: '/items/$itemId', params: { itemId } });
  };

  return (
    <>
      <TextArea
        label={t('registration.other.reason')}
        name={`${step}-reason`}
        isRequired
        rows={3}
        value={reason}
        maximum={500}
        hint={t(`registration.other.${step}Hint`)}
        onChange={setReason}
      />
      {command.sentence && <Alert type="error" showIcon title={command.sentence} />}
      <div className={styles.buttons}>
        <Button type="primary" disabled={!reason.trim()} loading={command.isSending} onClick={() => void confirm()}>
          {t('registration.other.confirm', { step: t(`registration.other.${step}`) })}
        </Button>
        <Button onClick={onCancel}>{t('registration.other.cancel')}</Button>
      </div>
    </>
  );
}
