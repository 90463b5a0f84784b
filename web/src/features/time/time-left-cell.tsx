import type { WorkCalendar } from '@ducha/calendar';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { remembered } from '../ledger/remembered.js';
import { timeLeftText, type Timed } from './time-left-text.js';
import styles from '../ledger/ledger.module.css';

/** How a list shows what is left of a limit: the text in the colour of its lamp, and again as the hint of the cell. */
export function timeLeftLook(
  t: TFunction,
  calendar: WorkCalendar | undefined,
  now: Date,
): { width: number; cell: (row: Timed) => ReactNode; hint: (row: Timed) => string } {
  const text = remembered((row: Timed) => timeLeftText(t, row, calendar, now));
  return { width: 132, cell: (row) => <span className={styles[row.lamp]}>{text(row)}</span>, hint: text };
}
