import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, apiFile, type QueryParams } from '../../app/http.js';
import { PanelButton } from './panel-button.js';
import { saveFile } from './save-file.js';
import styles from './panel.module.css';

const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

interface ExportMenuProps {
  path: string;
  /** Filters, order and columns of what is shown. */
  params: QueryParams;
  /** Without its ending. */
  fileName: string;
}

type State =
  | { kind: 'IDLE' }
  | { kind: 'READING'; format: Format; bytes: number }
  | { kind: 'DONE'; format: Format }
  | { kind: 'FAILED'; format: Format; sentence: string };

/** Takes the rows of the list into a file, with the filters, the order and the columns of the screen. */
export function ExportMenu({ path, params, fileName }: ExportMenuProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ kind: 'IDLE' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const take = async (format: Format) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'READING', format, bytes: 0 });
    try {
      const file = await apiFile(
        path,
        { ...params, format },
        (bytes) => setState({ kind: 'READING', format, bytes }),
        controller.signal,
      );
      saveFile(file, `${fileName}.${format}`);
      setState({ kind: 'DONE', format });
    } catch (error) {
      if (controller.signal.aborted) return;
      const sentence = (error instanceof ApiProblem && error.sentence) || t('shell.problem.network');
      setState({ kind: 'FAILED', format, sentence });
    }
  };
  const cancel = () => {
    running.current?.abort();
    setState({ kind: 'IDLE' });
  };
  const isReading = state.kind === 'READING';
  return (
    <PanelButton
      label={isReading ? t('ledger.export.running') : t('ledger.export.label')}
      title={t('ledger.export.title')}
      isMarked={isReading}
      isRight
    >
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          className={styles.choice}
          disabled={isReading}
          onClick={() => void take(format)}
        >
          {t(`ledger.export.${format}`)}
        </button>
      ))}
      <p className={styles.note}>{t('ledger.export.note')}</p>
      <div role="status" className={styles.note}>
        {isReading && (
          <>
            {t('ledger.export.received', { kilobytes: Math.ceil(state.bytes / 1000) })}
            <span className={styles.bar} style={{ display: 'block' }}>
              <span />
            </span>
          </>
        )}
        {state.kind === 'DONE' && t('ledger.export.done')}
      </div>
      {state.kind === 'FAILED' && (
        <p className={`${styles.note} ${styles.error}`} role="alert">
          {state.sentence}
        </p>
      )}
      {isReading && (
        <div className={styles.foot}>
          <Button size="small" onClick={cancel}>
            {t('ledger.export.cancel')}
          </Button>
        </div>
      )}
    </PanelButton>
  );
}
