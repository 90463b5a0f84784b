import type { ItemView } from '@ducha/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../form/field.js';
import { useCommand } from '../form/use-command.js';
import { giveItemCommand } from '../registration/registration.api.js';
import { formatInstant } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import styles from './dispatch.module.css';

/** Beside the notice: what is asked of the units, and the dispatch; afterwards its number and when it went out. */
export function DispatchForm({
  item,
  mayDispatch,
  requirement,
  onChange,
  onDispatched,
}: {
  item: ItemView;
  mayDispatch: boolean;
  requirement: string;
  onChange: (text: string) => void;
  onDispatched: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const command = useCommand((body: { requirement: string }, idempotencyKey) =>
    giveItemCommand(item.id, { name: 'dispatch', body, idempotencyKey, version: item.version }),
  );
  const leads = item.decomposition?.leads ?? [];
  const skipping = leads
    .flatMap((lead) => [lead, ...lead.supports])
    .filter(({ skipsLevel }) => skipsLevel)
    .map(({ unit }) => nameOf(unit));
  const supports = leads.reduce((sum, lead) => sum + lead.supports.length, 0);

  const dispatch = async () => {
    const answer = await command.run({ requirement: requirement.trim() });
    if (!answer) {
      await client.invalidateQueries({ queryKey: ['item', item.id] });
      return;
    }
    onDispatched();
    client.setQueryData(['item', item.id], answer);
    void client.invalidateQueries({ queryKey: ['items-before-dispatch'] });
  };

  return (
    <aside className={`${styles.form} no-print`}>
      {item.notice && (
        <Alert
          type="success"
          showIcon
          title={<span role="status">{t('dispatch.done', { number: item.notice.number })}</span>}
          description={t('dispatch.doneText', { time: formatInstant(item.notice.issuedAt) })}
        />
      )}
      {!item.notice && (
        <>
          <p className={styles.summary}>{t('dispatch.summary', { leads: leads.length, supports })}</p>
          {skipping.length > 0 && (
            <Alert type="warning" showIcon title={t('dispatch.skips', { units: skipping.join('、') })} />
          )}
          <TextArea
            label={t('dispatch.requirement')}
            name="requirement"
            isRequired
            rows={7}
            value={requirement}
            maximum={4000}
            isReadOnly={!mayDispatch}
            onChange={onChange}
          />
          {command.sentence && <Alert type="error" showIcon title={command.sentence} />}
          {mayDispatch ? (
            <>
              <Button
                type="primary"
                block
                disabled={!requirement.trim()}
                loading={command.isSending}
                onClick={() => void dispatch()}
              >
                {t('dispatch.action')}
              </Button>
              <p className={styles.note}>{t('dispatch.note')}</p>
            </>
          ) : (
            <Alert type="info" showIcon title={t('dispatch.officeOnly')} />
          )}
        </>
      )}
    </aside>
  );
}
