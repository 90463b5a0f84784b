import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventText } from '../timeline/event-text.js';
import { changesSince } from './changes-since.js';
import { useSubject } from './subject.js';
import type { ActionForm } from './use-action-form.js';
import styles from './actions.module.css';

interface ChangeNoticeProps {
  form: ActionForm;
  /** There is something typed that could be lost. */
  hasInput: boolean;
  onGoOn: () => void;
}

/** Says quietly who did what while the form was open. What was typed stays; sending goes on only when the person says so. */
export function ChangeNotice({ form, hasInput, onGoOn }: ChangeNoticeProps) {
  const { t } = useTranslation();
  const { history } = useSubject();
  const isShown = form.isStale || !form.isAllowed;
  // What was sent without an answer may be the very change that is shown: it is sent again as it was, never anew.
  const isUnanswered = form.refusal === 'RETRY';
  return (
    <div role="status">
      {isShown && (
        <div className={styles.changed}>
          <p>{t('actions.changed')}</p>
          <ul>
            {changesSince(history, form.basisVersion).map((entry) => (
              <li key={entry.version}>
                <EventText entry={entry} />
              </li>
            ))}
          </ul>
          {!isUnanswered && (
            <p>
              {hasInput && t('actions.kept')}
              {form.isAllowed ? (
                <Button size="small" onClick={onGoOn}>
                  {t('actions.goOn')}
                </Button>
              ) : (
                t('actions.notAnyMore')
              )}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
