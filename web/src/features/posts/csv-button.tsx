import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, apiFile, type QueryParams } from '../../app/http.js';
import { saveFile } from '../ledger/save-file.js';
import { formatFileDay } from '../time/dates.js';
import styles from './posts.module.css';

/** Takes all rows of the list into a file for spreadsheets. */
export function CsvButton({ params }: { params: QueryParams }) {
  const { t } = useTranslation();
  const [isReading, setReading] = useState(false);
  const [sentence, setSentence] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const take = async () => {
    const controller = new AbortController();
    running.current = controller;
    setReading(true);
    setSentence('');
    try {
      const file = await apiFile('/intake/posts/export', params, () => undefined, controller.signal);
      saveFile(file, `${t('posts.file', { day: formatFileDay(new Date()) })}.csv`);
    } catch (error) {
      if (controller.signal.aborted) return;
      setSentence((error instanceof ApiProblem && error.sentence) || t('shell.problem.network'));
    }
    setReading(false);
  };
  return (
    <>
      <span role="alert" className={styles.error}>
        {sentence}
      </span>
      <Button loading={isReading} onClick={() => void take()}>
        {t('posts.csv')}
      </Button>
    </>
  );
}
