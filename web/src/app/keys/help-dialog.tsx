import { Button } from 'antd';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutGroups } from './shortcut-groups.js';
import { shortcuts } from './shortcuts.js';
import styles from './help.module.css';

/** Every key that does something on this page now. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const registered = useSyncExternalStore(shortcuts.subscribe, shortcuts.list);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('shell.keys.title')}</h2>
      <div className={styles.groups}>
        {shortcutGroups(registered).map((group) => (
          <section key={group.kind} aria-labelledby={`keys-${group.kind}`}>
            <h3 id={`keys-${group.kind}`}>{t(`shell.keys.group.${group.kind}`)}</h3>
            <dl>
              {group.shortcuts.map(({ keys, description }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{description}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>{t('shell.keys.note')}</p>
      <form method="dialog" className={styles.foot}>
        <Button type="primary" htmlType="submit">
          {t('shell.keys.close')}
        </Button>
      </form>
    </dialog>
  );
}
