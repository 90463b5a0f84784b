import { useTranslation } from 'react-i18next';
import { DateField } from '../form/date-field.js';
import { writtenDay } from '../form/parse-day.js';
import { PanelButton } from '../ledger/panel-button.js';
import { dayBefore, firstDayOf, startsOf } from '../time/days.js';
import panel from '../ledger/panel.module.css';

interface PeriodPanelProps {
  period: { from: string; to: string };
  /** Undefined for the first of the year, which is what a period begins with unless said otherwise. */
  onChange: (from: string | undefined) => void;
}

/** From which day on the measures are counted; they end with the day shown. */
export function PeriodPanel({ period, onChange }: PeriodPanelProps) {
  const { t } = useTranslation();
  const { from, to } = period;
  const span = [...startsOf].reverse().find((candidate) => firstDayOf(candidate, to) === from);
  return (
    <PanelButton
      label={t('dashboard.period.label', {
        period: span ? t(`dashboard.period.${span}`) : t('dashboard.period.since', { day: writtenDay(from) }),
      })}
      title={t('dashboard.period.title')}
      isMarked={span !== 'YEAR'}
    >
      {(close) => {
        const choose = (first: string) => onChange(first === firstDayOf('YEAR', to) ? undefined : first);
        return (
          <div className={panel.search}>
            {startsOf.map((candidate) => (
              <button
                key={candidate}
                type="button"
                className={`${panel.choice} ${candidate === span ? panel.current : ''}`}
                aria-current={candidate === span || undefined}
                onClick={() => {
                  choose(firstDayOf(candidate, to));
                  close();
                }}
              >
                {t('dashboard.period.choice', {
                  period: t(`dashboard.period.${candidate}`),
                  day: writtenDay(firstDayOf(candidate, to)),
                })}
              </button>
            ))}
            <div className={panel.field}>
              <DateField
                label={t('dashboard.period.other')}
                name="from"
                value={from}
                from={dayBefore(to, 364)}
                maximum={to}
                onChange={(first) => {
                  if (first !== '' && first <= to) choose(first);
                }}
              />
            </div>
            <p className={panel.note}>{t('dashboard.period.note', { day: writtenDay(to) })}</p>
          </div>
        );
      }}
    </PanelButton>
  );
}
