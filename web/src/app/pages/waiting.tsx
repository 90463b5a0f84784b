import styles from './pages.module.css';

/** A short wait without content to sketch, such as a redirect; the bar appears only after a moment. */
export function Waiting({ text }: { text: string }) {
  return (
    <main className={styles.waiting} role="status">
      <span className={styles.progress} aria-hidden="true" />
      {text}
    </main>
  );
}
