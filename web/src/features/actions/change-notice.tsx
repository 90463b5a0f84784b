import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventText } from '../timeline/event-text.js';
import { changesSince } from './changes-since.js';
import { useSubject } from './subject.js';
import type { ActionForm } from './use-action-form.js';
import styles from './actions.module.css';

/** Says quietly who did what while the form was open. What was typed stays; sending goes on only when the person says so. */
export function ChangeNotice({ form }: { form: ActionForm }) {
  const { t } = useTranslation();
  const { history } = useSubject();
  const isShown = form.isStale || !form.isAllowed;
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
          {form.isAllowed ? (
            <p>
              {t('actions.kept')}
              <Button size="small" onClick={form.goOn}>
                {t('actions.goOn')}
              </Button>
            </p>
          ) : (
            <p>{t('actions.notAnyMore')}</p>
          )}
        </div>
      )}
    </div>
  );
}
