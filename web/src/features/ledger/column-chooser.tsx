import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { moveColumn, toggleColumn } from './column-choice.js';
import { PanelButton } from './panel-button.js';
import styles from './panel.module.css';

interface ColumnChooserProps<Key extends string> {
  chosen: readonly Key[];
  known: readonly Key[];
  labelOf: (key: Key) => string;
  onChange: (chosen: readonly Key[]) => void;
  /** Back to the ledger's own columns. */
  onReset: () => void;
}

/** Which columns are shown, and in which order. */
export function ColumnChooser<Key extends string>({
  chosen,
  known,
  labelOf,
  onChange,
  onReset,
}: ColumnChooserProps<Key>) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const touched = useRef<string | null>(null);
  // A column that moves takes the focus with it.
  useEffect(() => {
    if (touched.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-focus="${touched.current}"]:enabled`)?.focus();
    touched.current = null;
  }, [chosen]);
  const hidden = known.filter((key) => !chosen.includes(key));
  const change = (next: readonly Key[], focus: string) => {
    touched.current = focus;
    onChange(next);
  };
  const toggle = (key: Key) => change(toggleColumn(chosen, key, known), key);
  return (
    <PanelButton label={t('ledger.columns.label')} title={t('ledger.columns.title')} isRight>
      <div ref={list}>
        {' '}
        <h3 className={styles.part}>{t('ledger.columns.shown')}</h3>
        {chosen.map((key, place) => (
          <div key={key} className={styles.line}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                data-focus={key}
                checked
                disabled={chosen.length === 1}
                onChange={() => toggle(key)}
              />
              {labelOf(key)}
            </label>
            <button
              type="button"
              className={styles.small}
              disabled={place === 0}
              aria-label={t('ledger.columns.earlier', { column: labelOf(key) })}
              data-focus={`${key} earlier`}
              onClick={() => change(moveColumn(chosen, key, -1), place > 1 ? `${key} earlier` : key)}
            >
              ↑
            </button>
            <button
              type="button"
              className={styles.small}
              disabled={place === chosen.length - 1}
              aria-label={t('ledger.columns.later', { column: labelOf(key) })}
              data-focus={`${key} later`}
              onClick={() => change(moveColumn(chosen, key, 1), place < chosen.length - 2 ? `${key} later` : key)}
            >
              ↓
            </button>
          </div>
        ))}
        {hidden.length > 0 && <h3 className={styles.part}>{t('ledger.columns.hidden')}</h3>}
        {hidden.map((key) => (
          <label key={key} className={styles.choice}>
            <input type="checkbox" data-focus={key} checked={false} onChange={() => toggle(key)} />
            {labelOf(key)}
          </label>
        ))}
        <div className={styles.foot}>
          <Button size="small" onClick={onReset}>
            {t('ledger.columns.reset')}
          </Button>
        </div>
      </div>{' '}
    </PanelButton>
  );
}
