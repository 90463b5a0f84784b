import type { ClockView } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { LampShape } from '../lamps/lamp-mark.js';
import { formatDue, formatDueOfYear, formatShort } from '../time/dates.js';
import { timeLeftText } from '../time/time-left-text.js';
import { useWorkCalendar } from '../time/work-days.api.js';
import { ClockBasis } from './clock-basis.js';
import { clockLamp, measuredDueAt } from './clock-lamp.js';
import styles from './clocks.module.css';

interface ClockRowProps {
  clock: ClockView;
  now: Date;
}

/** One limit: what, until when, how long still, and why. */
export function ClockRow({ clock, now }: ClockRowProps) {
  const { t } = useTranslation();
  const { kind, dueAt, originalDueAt, isProvisional } = clock;
  return (
    <tr>
      <th scope="row">{t(`clocks.kind.${kind}`)}</th>
      <td>
        {formatDue(dueAt)}
        {originalDueAt !== dueAt && kind !== 'RECURRING_REPORT' && (
          <small>{t('clocks.original', { due: formatDueOfYear(originalDueAt, now) })}</small>
        )}
        {isProvisional && <small>{t('clocks.provisional')}</small>}
        <Remaining clock={clock} now={now} />
      </td>
      <td>
        <ClockBasis clock={clock} now={now} />
      </td>
    </tr>
  );
}

/** What is left or over; a clock that stands still says since when. */
function Remaining({ clock, now }: ClockRowProps) {
  const { t } = useTranslation();
  const calendar = useWorkCalendar();
  const { state, stoppedAt, missedAt } = clock;
  if (state !== 'RUNNING') {
    const isLate = stoppedAt !== null && Date.parse(stoppedAt) >= Date.parse(measuredDueAt(clock));
    const standing = state === 'STOPPED' && isLate ? 'LATE' : state;
    return (
      <small>
        {t(`clocks.standing.${standing}`)}
        {stoppedAt && t('clocks.since', { time: formatShort(stoppedAt) })}
      </small>
    );
  }
  const lamp = clockLamp(clock, now);
  const measured = {
    lamp: lamp ?? ('GREEN' as const),
    nextDueAt: measuredDueAt(clock),
    nextDueCountedIn: clock.countedIn,
    clockStoppedAt: null,
  };
  return (
    <>
      <span className={`${styles.left} ${lamp ? styles[lamp] : ''}`}>
        {lamp && <LampShape lamp={lamp} />}
        {timeLeftText(t, measured, calendar, now)}
      </span>
      {missedAt && <small>{t('clocks.missed', { due: formatDueOfYear(missedAt, now) })}</small>}
    </>
  );
}
