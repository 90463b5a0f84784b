import { useTranslation } from 'react-i18next';
import { todayIn } from '../form/due-day.js';
import { DateField } from '../form/date-field.js';
import { writtenDay } from '../form/parse-day.js';
import { formatMonthDay } from '../time/dates.js';
import { dayBefore, firstDayOf } from '../time/days.js';
import { PanelButton } from './panel-button.js';
import styles from './panel.module.css';

interface DayPanelProps {
  /** The past day looked at; undefined for now. */
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** Looks at things as they stood at the end of a past day. */
export function DayPanel({ day, onChange }: DayPanelProps) {
  const { t } = useTranslation();
  const today = todayIn(new Date());
  const yesterday = dayBefore(today, 1);
  const choices = [
    ['yesterday', yesterday],
    ['lastWeek', dayBefore(firstDayOf('WEEK', today), 1)],
    ['lastMonth', dayBefore(firstDayOf('MONTH', today), 1)],
    ['lastYear', dayBefore(firstDayOf('YEAR', today), 1)],
  ] as const;
  return (
    <PanelButton
      label={t('ledger.past.until', { day: day ? formatMonthDay(day) : t('ledger.past.now') })}
      title={t('ledger.past.title')}
      isMarked={day !== undefined}
    >
      {(close) => {
        const choose = (next: string | undefined) => {
          onChange(next);
          close();
        };
        return (
          <div className={styles.search}>
            <button type="button" className={styles.choice} onClick={() => choose(undefined)}>
              {t('ledger.past.now')}
            </button>
            {choices.map(([name, end]) => (
              <button key={name} type="button" className={styles.choice} onClick={() => choose(end)}>
                {t(`ledger.past.${name}`, { day: writtenDay(end) })}
              </button>
            ))}
            <div className={styles.field}>
              <DateField
                label={t('ledger.past.other')}
                name="day"
                value={day ?? ''}
                from={dayBefore(today, 364)}
                maximum={yesterday}
                onChange={(next) => {
                  if (next === '') onChange(undefined);
                  else if (next < today) onChange(next);
                }}
              />
            </div>
            <p className={styles.note}>{t('ledger.past.note')}</p>
          </div>
        );
      }}
    </PanelButton>
  );
}
