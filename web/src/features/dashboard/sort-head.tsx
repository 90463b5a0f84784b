import type { ReactNode } from 'react';
import { SortButton, type SortState } from '../ledger/sort-button.js';
import styles from './dashboard.module.css';

interface SortHeadProps {
  label: ReactNode;
  state: SortState;
  onSort: () => void;
  isNumber?: boolean;
}

/** The heading of a column one can sort by. */
export function SortHead({ label, state, onSort, isNumber = false }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={state} className={isNumber ? styles.number : undefined}>
      <SortButton label={label} state={state} onSort={onSort} />
    </th>
  );
}
