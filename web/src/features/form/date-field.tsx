import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from './field.js';
import { todayIn } from './due-day.js';
import { parseDay, writtenDay } from './parse-day.js';
import styles from './form.module.css';

interface DateProps extends FieldProps {
  /** `yyyy-mm-dd`, empty for none. */
  value: string;
  onChange: (day: string) => void;
  /** Earliest and latest day the calendar offers. */
  minimum?: string;
  maximum?: string;
  /** Typed without a year, the day is the first such from here on; today unless said otherwise. */
  from?: string;
  name: string;
}

/**
 * A day, typed in any usual form or taken from the browser's calendar, and written the Chinese way whatever the browser
 * speaks. What is no day stays as it was typed, with a sentence, and counts as no day: the earlier one must not be sent.
 */
export function DateField({ value, onChange, minimum, maximum, from, name, error, ...field }: DateProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isTyping, setTyping] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const readingOf = (text: string) => (text.trim() === '' ? '' : parseDay(text, from ?? todayIn(new Date())));
  const isUnreadable = typed !== null && readingOf(typed) === null;
  const canOpen = 'showPicker' in HTMLInputElement.prototype;

  const type = (text: string) => {
    setTyped(text);
    setTyping(true);
    const day = readingOf(text) ?? '';
    if (day !== value) onChange(day);
  };
  const leave = () => {
    setTyping(false);
    if (!isUnreadable) setTyped(null);
  };

  return (
    <Field {...field} error={isUnreadable && !isTyping ? t('form.noDay') : error}>
      {(wiring) => (
        <div className={styles.date}>
          <input
            {...wiring}
            type="text"
            name={name}
            className={styles.control}
            value={typed ?? writtenDay(value)}
            placeholder={t('form.dayPlaceholder')}
            autoComplete="off"
            onChange={(event) => type(event.target.value)}
            data-unreadable={isUnreadable || undefined}
            onBlur={leave}
          />
          {canOpen && (
            <>
              <input
                ref={calendar}
                type="date"
                className={styles.calendar}
                tabIndex={-1}
                aria-hidden="true"
                value={value}
                min={minimum}
                max={maximum || '2199-12-31'}
                onChange={(event) => {
                  setTyped(null);
                  onChange(event.target.value);
                }}
              />
              <button
                type="button"
                className={styles.open}
                aria-label={t('form.openCalendar', { label: field.label })}
                onClick={() => calendar.current?.showPicker()}
              >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />
                </svg>
              </button>
            </>
          )}
        </div>
      )}
    </Field>
  );
}
