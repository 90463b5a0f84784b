import type { ReactNode } from 'react';
import styles from './dashboard.module.css';

interface SectionProps {
  id: string;
  title: string;
  note?: string | undefined;
  children: ReactNode;
}

/** A part of the dashboard under its heading. */
export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
        {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}
