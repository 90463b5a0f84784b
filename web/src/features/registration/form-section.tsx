import { useId, type ReactNode } from 'react';
import fields from '../form/form.module.css';
import styles from './registration.module.css';

export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={fields.grid}>{children}</div>
    </section>
  );
}
