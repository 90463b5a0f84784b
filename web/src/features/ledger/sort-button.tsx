import type { ReactNode } from 'react';
import styles from './sort-button.module.css';

export type SortState = 'ascending' | 'descending' | 'none';

/** The name of a column one can sort by, as a button in its heading; the heading says the state with `aria-sort`. */
export function SortButton({ label, state, onSort }: { label: ReactNode; state: SortState; onSort: () => void }) {
  return (
    <button type="button" className={styles.sort} onClick={onSort}>
      {label}
      <svg viewBox="0 0 8 12" aria-hidden="true" className={styles[state]}>
        <path d="M4 0 7.5 5h-7Z" />
        <path d="M4 12 .5 7h7Z" />
      </svg>
    </button>
  );
}
