import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelButtonProps {
  /** What stands on the button, with the present choice where there is one. */
  label: ReactNode;
  /** Name of the panel. */
  title: string;
  /** The panel hangs from the right edge of the button. */
  isRight?: boolean;
  isMarked?: boolean;
  /** Panels open from this one, beyond its edges. */
  isNesting?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button that opens a small panel below it; Escape and a click elsewhere close it, and the focus returns to the button. */
export function PanelButton({
  label,
  title,
  isRight = false,
  isMarked = false,
  isNesting = false,
  children,
}: PanelButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const [closings, setClosings] = useState(0);
  const close = () => {
    setOpen(false);
    setClosings(closings + 1);
  };
  useEffect(() => {
    if (closings > 0) button.current?.focus();
  }, [closings]);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!frame.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen]);
  return (
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className={`${styles.button} ${isMarked ? styles.marked : ''}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </button>
      {isOpen && (
        <div
          id={panelId}
          role="group"
          aria-label={title}
          className={`${styles.panel} ${isRight ? styles.right : ''} ${isNesting ? styles.nesting : ''}`}
        >
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </div>
  );
}
