import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../form/field.js';
import { MetChanges } from './met-changes.js';
import { ClassSection } from './class-section.js';
import { fieldOfRefusal } from './draft.js';
import type { DraftSession, DraftState } from './draft-session.js';
import { DraftAside } from './draft-aside.js';
import { LimitSection } from './limit-section.js';
import { ProposalSection } from './proposal-section.js';
import { RejectionNote } from './rejection-note.js';
import { SaveMark } from './save-mark.js';
import type { SectionProps } from './section-props.js';
import { SecretQuestion, type SecretAnswer } from './secret-question.js';
import { SourceSection } from './source-section.js';
import { ClosedNotice } from './closed-notice.js';
import { FormSection } from './form-section.js';
import styles from './registration.module.css';

/** The draft of a supervision matter with what belongs beside it: duplicates, gaps, the next step. */
export function DraftForm({ session, state }: { session: DraftSession; state: DraftState }) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const hasText = state.itemId !== null || state.isRestored;
  const [secret, setSecret] = useState<SecretAnswer>(hasText ? 'NO' : '');
  const { input } = state;
  const refusals = new Map(
    (state.refusal?.errors ?? []).map(({ field, message }) => [fieldOfRefusal(field), message] as const),
  );
  const section: SectionProps = {
    input,
    change: (change) => session.change(change),
    errorOf: (field) => refusals.get(field),
  };

  const answer = (next: SecretAnswer) => {
    setSecret(next);
    if (next === 'YES') session.hold();
    else session.release();
    if (next === 'NO') window.setTimeout(() => form.current?.querySelector<HTMLElement>('[name="title"]')?.focus());
  };

  return (
    <>
      <header className={styles.head}>
        <h1>{state.itemId ? t('registration.editTitle') : t('registration.newTitle')}</h1>
        <SaveMark state={state} retry={() => void session.flush()} />
      </header>
      {state.closed && <ClosedNotice item={state.closed} input={input} saved={state.saved} />}
      {state.itemId && <RejectionNote itemId={state.itemId} version={state.version} />}
      {state.isRestored && state.save !== 'SAVED' && (
        <Alert
          className={styles.notice}
          type="info"
          showIcon
          title={t('registration.restored')}
          action={
            state.itemId === null && (
              <Button size="small" onClick={() => session.discard()}>
                {t('registration.startOver')}
              </Button>
            )
          }
        />
      )}
      <MetChanges session={session} state={state} />
      <div className={styles.columns}>
        <div ref={form}>
          <SecretQuestion
            answer={secret}
            onAnswer={answer}
            hasInput={state.save !== 'UNTOUCHED'}
            isStored={state.itemId !== null}
          />
          <fieldset className={styles.body} disabled={secret !== 'NO' || state.closed !== null}>
            <FormSection title={t('registration.section.matter')}>
              <TextField
                label={t('registration.field.title')}
                name="title"
                isRequired
                isWide
                value={input.title}
                maximum={200}
                placeholder={t('registration.titleHint')}
                error={section.errorOf('title')}
                onChange={(title) => session.change({ title })}
              />
              <TextArea
                label={t('registration.field.content')}
                name="content"
                isRequired
                isWide
                rows={5}
                value={input.content}
                maximum={4000}
                error={section.errorOf('content')}
                onChange={(content) => session.change({ content })}
              />
            </FormSection>
            <SourceSection {...section} />
            <ClassSection {...section} />
            <ProposalSection {...section} />
            <LimitSection {...section} />
          </fieldset>
        </div>
        <DraftAside session={session} state={state} isOpen={secret === 'NO' && state.closed === null} />
      </div>
    </>
  );
}
