import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../app/keys/use-shortcut.js';
import styles from './ledger.module.css';

/** How long after the last letter the list is read. */
const settleMs = 350;

interface WordFilterProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Looks for words in the list; reads when typing pauses, never in the middle of a composed character. */
export function WordFilter({ label, value, onChange }: WordFilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  if (value !== known) {
    setKnown(value);
    if (typed.trim() !== (value ?? '')) setTyped(value ?? '');
  }
  const wanted = typed.trim() || undefined;
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  useEffect(() => {
    if (isComposing || wanted === value) return;
    const timer = window.setTimeout(() => send.current(wanted), settleMs);
    return () => window.clearTimeout(timer);
  }, [wanted, value, isComposing]);
  useShortcut('f', t('ledger.filter.focusWords'), () => field.current?.focus());
  return (
    <input
      ref={field}
      type="search"
      className={styles.words}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && wanted !== value) onChange(wanted);
      }}
    />
  );
}
