import { matchedParts } from './matched-parts.js';
import styles from './search.module.css';

/** A text with the words looked for set off. */
export function MatchedText({ text, query }: { text: string; query: string }) {
  return matchedParts(text, query).map((part, at) =>
    part.isMatch ? (
      <mark key={at} className={styles.match}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
