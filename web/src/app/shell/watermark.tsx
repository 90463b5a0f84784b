import { formatInstant } from '../../features/time/dates.js';
import { useNow } from '../../features/time/use-now.js';
import { useCurrentPost } from '../session/current-post.js';
import { nameOf } from '../../features/units/unit-name.js';
import styles from './shell.module.css';

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Name, unit and minute over the whole window, so that a photograph of the screen says whose it is. */
export function Watermark() {
  const { me, post } = useCurrentPost();
  const now = useNow(60_000).toISOString();
  const text = escape(`${me.personName} ${nameOf(post.unit)} ${formatInstant(now)}`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="240"><text x="20" y="180" transform="rotate(-18 20 180)" ` +
    `font-family="sans-serif" font-size="14" fill="#000" fill-opacity="0.045">${text}</text></svg>`;
  return (
    <div
      className={styles.watermark}
      aria-hidden="true"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(svg)}")` }}
    />
  );
}
