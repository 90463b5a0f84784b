import type { ItemView } from '@ducha/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import { useCurrentPost } from '../../app/session/current-post.js';
import { draftStore } from '../actions/draft-store.js';
import { TextArea } from '../form/field.js';
import { useCommand } from '../form/use-command.js';
import { giveItemCommand } from '../registration/registration.api.js';
import styles from './approval.module.css';

type Step = 'approve' | 'reject';

/** One text for both ways: the opinion of an approval, which may be left out, or the reason of a rejection. */
export function DecisionForm({
  item,
  onDecided,
}: {
  item: ItemView;
  onDecided: (decision: { item: ItemView; step: Step }) => void;
}) {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  const client = useQueryClient();
  const form = useRef<HTMLDivElement>(null);
  const draft = useMemo(
    () => draftStore<{ words: string }>(window.sessionStorage, me.personId, `item.${item.id}.approval`),
    [me.personId, item.id],
  );
  const [words, setWords] = useState(() => draft.read()?.words ?? '');
  const [isReasonMissing, setReasonMissing] = useState(false);
  const command = useCommand((step: Step, idempotencyKey) => {
    const text = words.trim();
    const body = step === 'reject' ? { reason: text } : text ? { opinion: text } : {};
    return giveItemCommand(item.id, { name: step, body, idempotencyKey, version: item.version });
  });
  const { allowedActions } = item;
  const mayApprove = allowedActions.includes('approve');
  const mayReject = allowedActions.includes('reject');

  const textarea = () => form.current?.querySelector('textarea')?.focus();
  const decide = async (step: Step) => {
    if (command.isSending) return;
    if (step === 'reject' && !words.trim()) {
      setReasonMissing(true);
      textarea();
      return;
    }
    const answer = await command.run(step);
    if (!answer) {
      await client.invalidateQueries({ queryKey: ['item', item.id] });
      return;
    }
    draft.forget();
    client.setQueryData(['item', item.id], answer);
    onDecided({ item: answer, step });
  };
  useEffect(() => {
    if (words) draft.write({ words });
  }, [draft, words]);

  useShortcut('a', t('approval.keys.approve'), mayApprove ? () => focusButton(form.current, 'approve') : undefined);
  useShortcut('r', t('approval.keys.reject'), mayReject ? textarea : undefined);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (mayApprove) void decide('approve');
  };

  if (!mayApprove && !mayReject) {
    const isOwn = item.recordedBy.personId === me.personId;
    const others = post.role === 'APPROVING_LEADER' ? t('approval.decidedElsewhere') : t('approval.leaderOnly');
    return <Alert type="info" showIcon title={isOwn ? t('approval.own') : others} />;
  }
  return (
    <div ref={form} className={styles.decision} onKeyDown={onKey}>
      <TextArea
        label={t('approval.words')}
        name="words"
        rows={2}
        value={words}
        maximum={500}
        error={isReasonMissing && !words.trim() ? t('approval.reasonMissing') : undefined}
        onChange={setWords}
      />
      {command.sentence && <Alert type="error" showIcon title={command.sentence} />}
      <div className={styles.buttons}>
        {mayApprove && (
          <Button type="primary" data-step="approve" loading={command.isSending} onClick={() => void decide('approve')}>
            {t('approval.approve')}
          </Button>
        )}
        {mayReject && (
          <Button data-step="reject" disabled={command.isSending} onClick={() => void decide('reject')}>
            {t('approval.reject')}
          </Button>
        )}
        <span className={styles.note}>{t('approval.numbering')}</span>
      </div>
    </div>
  );
}

function focusButton(form: HTMLElement | null, step: Step): void {
  form?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus();
}
