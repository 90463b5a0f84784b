import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../form/field.js';
import styles from './registration.module.css';

export type SecretAnswer = '' | 'NO' | 'YES';

/** Asked before anything is typed: what is a state secret must not even reach this platform (article 41 of the regulation implementing the law on state secrets). */
export function SecretQuestion({
  answer,
  onAnswer,
  hasInput,
  isStored,
}: {
  answer: SecretAnswer;
  onAnswer: (answer: 'NO' | 'YES') => void;
  hasInput: boolean;
  isStored: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret}>
      <Choices<'NO' | 'YES'>
        label={t('registration.secret.question')}
        name="containsStateSecret"
        isRequired
        value={answer}
        onChange={onAnswer}
        choices={[
          { value: 'NO', label: t('registration.secret.no') },
          { value: 'YES', label: t('registration.secret.yes') },
        ]}
        hint={answer === '' ? t('registration.secret.note') : undefined}
      />
      {answer === 'YES' && (
        <Alert
          type="error"
          showIcon
          title={t('registration.secret.refusedTitle')}
          description={
            <>
              <p>{t('registration.secret.refused')}</p>
              <p>{t('registration.secret.stub')}</p>
              {isStored && <p>{t('registration.secret.stored')}</p>}
              {hasInput && !isStored && <p>{t('registration.secret.dropped')}</p>}
            </>
          }
        />
      )}
    </div>
  );
}
