import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../time/dates.js';
import { savingGaps } from './draft.js';
import type { DraftState } from './draft-session.js';
import styles from './registration.module.css';

/** Saved, saving, unsaved or in conflict: always in sight and read out when it changes. */
export function SaveMark({ state, retry }: { state: DraftState; retry: () => void }) {
  const { t } = useTranslation();
  const isTrouble = state.save === 'FAILED' || state.save === 'REFUSED' || state.save === 'CONFLICT';
  return (
    <p className={isTrouble ? `${styles.save} ${styles.trouble}` : styles.save}>
      <span role="status">{useSaveWords(state)}</span>
      {state.save === 'FAILED' && (
        <Button size="small" onClick={retry}>
          {t('registration.save.retry')}
        </Button>
      )}
    </p>
  );
}

function useSaveWords({ save, savedAt, input, refusal }: DraftState): string {
  const { t } = useTranslation();
  const [gap] = savingGaps(input);
  if (save === 'SAVED' && savedAt) return t('registration.save.savedAt', { time: formatClock(savedAt) });
  if (save === 'UNSAVED' && gap) return t('registration.save.gaps', { gap: t(`registration.gap.${gap}`) });
  if (save === 'REFUSED') return t('registration.save.REFUSED', { sentence: refusal?.sentence ?? '' });
  return t(`registration.save.${save}`);
}
