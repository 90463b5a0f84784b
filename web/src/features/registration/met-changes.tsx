import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDue, formatInstant } from '../time/dates.js';
import type { DraftField, DraftInput } from './draft.js';
import type { DraftSession, DraftState } from './draft-session.js';
import styles from './registration.module.css';

/** What another person changed meanwhile: said where it was taken over, asked where both wrote. */
export function MetChanges({ session, state }: { session: DraftSession; state: DraftState }) {
  const { t } = useTranslation();
  const { met } = state;
  if (!met) return null;
  const name = met.by ?? t('registration.met.someone');
  const time = met.at ? formatInstant(met.at) : '';
  if (met.contested.length === 0) {
    if (met.adopted.length === 0) return null;
    const fields = met.adopted.map((field) => t(`registration.field.${field}`)).join('、');
    return (
      <Alert
        className={styles.met}
        type="info"
        showIcon
        title={t('registration.met.adopted', { name, time, fields })}
        action={
          <Button size="small" onClick={() => session.dismissMet()}>
            {t('registration.met.dismiss')}
          </Button>
        }
      />
    );
  }
  return (
    <section className={styles.conflict} role="alert">
      <h2>{t('registration.met.contested', { name, time })}</h2>
      {met.contested.map((field) => (
        <Contested key={field} field={field} mine={state.input} theirs={state.saved} name={name} session={session} />
      ))}
    </section>
  );
}

function Contested({
  field,
  mine,
  theirs,
  name,
  session,
}: {
  field: DraftField;
  mine: DraftInput;
  theirs: DraftInput;
  name: string;
  session: DraftSession;
}) {
  const { t } = useTranslation();
  const label = t(`registration.field.${field}`);
  const sides = [
    {
      choice: 'MINE',
      words: t('registration.met.mine'),
      text: useValueWords(field, mine),
      take: t('registration.met.keepMine'),
    },
    {
      choice: 'THEIRS',
      words: t('registration.met.theirs', { name }),
      text: useValueWords(field, theirs),
      take: t('registration.met.takeTheirs'),
    },
  ] as const;
  return (
    <div role="group" aria-label={label} className={styles.contested}>
      <h3>{label}</h3>
      {sides.map(({ choice, words, text, take }) => (
        <div key={choice}>
          <p className={styles.side}>{words}</p>
          <p className={styles.value}>{text}</p>
          <Button size="small" onClick={() => session.settle(field, choice)}>
            {take}
          </Button>
        </div>
      ))}
    </div>
  );
}

/** The value of a field as the form would show it. */
function useValueWords(field: DraftField, input: DraftInput): string {
  const { t } = useTranslation();
  const value = input[field];
  if (value === '') return t('registration.met.empty');
  switch (field) {
    case 'sourceKind':
      return input.sourceKind && t(`glossary.sourceKind.${input.sourceKind}`);
    case 'contentCategory':
      return input.contentCategory && t(`glossary.contentCategory.${input.contentCategory}`);
    case 'urgency':
      return t(`glossary.urgency.${input.urgency}`);
    case 'disclosure':
      return t(`glossary.disclosure.${input.disclosure}`);
    case 'basisKind':
      return input.basisKind && t(`registration.basis.${input.basisKind}`);
    case 'reportDueAt':
    case 'completionDueAt':
      return formatDue(value);
    default:
      return value;
  }
}
