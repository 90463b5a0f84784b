import type { ClockView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatDueOfYear, formatMonthDayOf } from '../time/dates.js';
import { clockSteps } from './clock-steps.js';
import styles from './clocks.module.css';

type Moment = ClockView['moments'][number];

interface ClockBasisProps {
  clock: ClockView;
  now: Date;
}

/** How the date was counted, the document and clause it follows, why this rule, and the steps before and after the date. */
export function ClockBasis({ clock, now }: ClockBasisProps) {
  const { t } = useTranslation();
  const { explanation, policy, state } = clock;
  const { past, coming } = clockSteps(clock);
  return (
    <>
      <p>{explanation}</p>
      <p className={styles.rule}>
        {policy ? (
          <>
            {t('clocks.basis', { document: policy.document, clause: policy.clause })}
            <br />
            {policy.why}
          </>
        ) : (
          t('clocks.noRule')
        )}
      </p>
      <Steps label={t('clocks.past')} moments={past} now={now} />
      <Steps label={state === 'PAUSED' ? t('clocks.pausedSteps') : t('clocks.coming')} moments={coming} now={now} />
    </>
  );
}

function Steps({ label, moments, now }: { label: string; moments: readonly Moment[]; now: Date }) {
  const { t } = useTranslation();
  if (moments.length === 0) return null;
  const named = ({ at, step }: Moment) => ({
    // A reminder comes as its day begins, all else when its day is over.
    day: step === 'REMIND' ? formatMonthDayOf(at, now) : formatDueOfYear(at, now),
    step: t(`clocks.step.${step}`),
  });
  return (
    <div className={styles.steps}>
      <span>{label}</span>
      <ol>
        {moments.map((moment) => (
          <li key={`${moment.step} ${moment.at}`}>
            {moment.isSuggestion ? t('clocks.suggestion', named(moment)) : t('clocks.momentAt', named(moment))}
          </li>
        ))}
      </ol>
    </div>
  );
}
