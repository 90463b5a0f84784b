import type { StatusLamp } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import styles from './lamps.module.css';

const shapes: Record<StatusLamp, string> = {
  RED: 'M6 1 11.5 11H.5Z',
  YELLOW: 'M6 .4 11.6 6 6 11.6.4 6Z',
  GREEN: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  DONE: 'M1.5 1.5h9v9h-9Z',
};

/** The shape of a lamp in its colour; always beside its word or under a heading that says it. */
export function LampShape({ lamp }: { lamp: StatusLamp }) {
  return (
    <svg className={`${styles.shape} ${styles[lamp]}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={shapes[lamp]} />
    </svg>
  );
}

/** Colour, shape and word: a lamp is never told by its colour alone. */
export function LampMark({ lamp, short = false }: { lamp: StatusLamp; short?: boolean }) {
  const { t } = useTranslation();
  return <LampWord lamp={lamp} word={short ? t(`glossary.lampShort.${lamp}`) : t(`glossary.lamp.${lamp}`)} />;
}

/** The same with its word looked up already, for lists. */
export function LampWord({ lamp, word }: { lamp: StatusLamp; word: string }) {
  return (
    <span className={`${styles.mark} ${styles[lamp]}`}>
      <LampShape lamp={lamp} />
      {word}
    </span>
  );
}
