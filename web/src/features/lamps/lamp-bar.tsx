import { lampOrder, type LampCounts } from './lamp.js';
import styles from './lamps.module.css';

/** The share of each lamp as one bar. Decoration of numbers that stand beside it, so hidden from screen readers. */
export function LampBar({ counts, total }: { counts: LampCounts; total: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {lampOrder.map((lamp) =>
        counts[lamp] > 0 ? (
          <span key={lamp} className={styles[`fill${lamp}`]} style={{ flexGrow: counts[lamp] / total }} />
        ) : null,
      )}
    </span>
  );
}
