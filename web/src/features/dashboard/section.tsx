import type { ReactNode } from 'react';
import styles from './dashboard.module.css';

interface SectionProps {
  id: string;
  title: string;
  /** Choices about how the part is shown, at the right of its heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the dashboard under its heading. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.heading}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
