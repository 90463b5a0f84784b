import { useTranslation } from 'react-i18next';
import { ChoiceField } from './choice-field.js';
import { nameLimit, troubleLimit, type Feedback, type FeedbackField } from './feedback.js';
import { TextField } from './text-field.js';

interface PartProps {
  feedback: Feedback;
  set: (part: Partial<Feedback>) => void;
}

/** What stands in the way and whose help is needed, asked only where something does. */
export function TroubleFields({ feedback, set, error }: PartProps & { error: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={feedback.hasTrouble}
          onChange={({ target }) => set({ hasTrouble: target.checked })}
        />
        <span>{t('village.feedback.trouble')}</span>
      </label>
      {feedback.hasTrouble && (
        <>
          <TextField
            label={t('village.feedback.blockedBy')}
            value={feedback.blockedBy}
            onChange={(blockedBy) => set({ blockedBy })}
            limit={troubleLimit}
            error={error}
          />
          <TextField
            label={t('village.feedback.needsHelpOf')}
            hint={t('village.feedback.needsHelpOfHint')}
            value={feedback.needsHelpOf}
            onChange={(needsHelpOf) => set({ needsHelpOf })}
            limit={nameLimit}
            error={null}
            isOneLine
            isRequired={false}
          />
        </>
      )}
    </>
  );
}

/** A completion report is signed or sealed before it goes up. */
export function SignatureFields({
  feedback,
  set,
  errorOf,
}: PartProps & { errorOf: (field: FeedbackField) => string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t('village.feedback.signature')}
        choices={[
          { value: 'PRINCIPAL_LEADER', label: t('village.feedback.PRINCIPAL_LEADER') },
          { value: 'OFFICIAL_SEAL', label: t('village.feedback.OFFICIAL_SEAL') },
        ]}
        value={feedback.signature}
        onChange={(signature) => set({ signature })}
        error={errorOf('signature')}
      />
      {feedback.signature === 'PRINCIPAL_LEADER' && (
        <TextField
          label={t('village.feedback.signer')}
          value={feedback.signer}
          onChange={(signer) => set({ signer })}
          limit={nameLimit}
          error={errorOf('signer')}
          isOneLine
        />
      )}
    </>
  );
}
