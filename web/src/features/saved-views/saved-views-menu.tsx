import type { SavedView, SavedViewLedger } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, newIdempotencyKey } from '../../app/http.js';
import { PanelButton } from '../ledger/panel-button.js';
import { SaveViewForm } from './save-view-form.js';
import { savedViewsQuery, useViewCommand, type ViewCommand } from './saved-views.api.js';
import { isShown, searchOf, viewStateOf } from './view-state.js';
import styles from '../ledger/panel.module.css';

interface SavedViewsMenuProps {
  ledger: SavedViewLedger;
  search: Record<string, string | undefined>;
  open: (search: Record<string, string>) => void;
}

/** The views of this ledger: one's own, and those colleagues of the unit share. */
export function SavedViewsMenu({ ledger, search, open }: SavedViewsMenuProps) {
  const { t } = useTranslation();
  const query = useQuery(savedViewsQuery(ledger));
  const views = query.data?.rows ?? [];
  const present = views.find((view) => isShown(view, search));
  return (
    <PanelButton
      label={
        <span className={styles.short}>
          {present ? t('ledger.views.present', { name: present.name }) : t('ledger.views.label')}
        </span>
      }
      title={t('ledger.views.title')}
      isMarked={present !== undefined}
      isRight
    >
      {(close) => (
        <>
          {query.isError && <p className={styles.error}>{t('ledger.views.unread')}</p>}
          {query.data && views.length === 0 && <p className={styles.note}>{t('ledger.views.none')}</p>}
          <ViewList
            ledger={ledger}
            views={views}
            search={search}
            open={(view) => {
              open(searchOf(view));
              close();
            }}
          />
          <SaveViewForm ledger={ledger} state={viewStateOf(search)} isKnown={present !== undefined} />
        </>
      )}
    </PanelButton>
  );
}

interface ViewListProps {
  ledger: SavedViewLedger;
  views: SavedView[];
  search: Record<string, string | undefined>;
  open: (view: SavedView) => void;
}

function ViewList({ ledger, views, search, open }: ViewListProps) {
  const { t } = useTranslation();
  const command = useViewCommand(ledger);
  const [asked, setAsked] = useState<ViewCommand | null>(null);
  const problem = command.error instanceof ApiProblem ? command.error : null;
  return (
    <>
      {views.map((view) => (
        <div key={view.id} className={styles.line}>
          <button
            type="button"
            className={`${styles.choice} ${isShown(view, search) ? styles.current : ''}`}
            aria-current={isShown(view, search) || undefined}
            onClick={() => open(view)}
          >
            {view.isOwn ? view.name : t('ledger.views.of', { name: view.name, owner: view.owner.personName })}
          </button>
          {view.isOwn && (
            <>
              <Button
                type="text"
                size="small"
                onClick={() =>
                  command.mutate({
                    kind: 'CHANGE',
                    view,
                    changes: { isShared: !view.isShared },
                    idempotencyKey: newIdempotencyKey(),
                  })
                }
              >
                {view.isShared ? t('ledger.views.unshare') : t('ledger.views.share')}
              </Button>
              {!isShown(view, search) && (
                <Button
                  type="text"
                  size="small"
                  onClick={() =>
                    command.mutate({
                      kind: 'CHANGE',
                      view,
                      changes: viewStateOf(search),
                      idempotencyKey: newIdempotencyKey(),
                    })
                  }
                >
                  {t('ledger.views.replace')}
                </Button>
              )}
              <Button
                type="text"
                size="small"
                onClick={() => setAsked({ kind: 'DELETE', view, idempotencyKey: newIdempotencyKey() })}
              >
                {t('ledger.views.delete')}
              </Button>
            </>
          )}
        </div>
      ))}
      {asked?.kind === 'DELETE' && (
        <div className={styles.foot} role="alert">
          <span>{t('ledger.views.deleteSure', { name: asked.view.name })}</span>
          <Button size="small" danger onClick={() => command.mutate(asked, { onSuccess: () => setAsked(null) })}>
            {t('ledger.views.delete')}
          </Button>
          <Button size="small" onClick={() => setAsked(null)}>
            {t('ledger.views.keep')}
          </Button>
        </div>
      )}
      {command.isError && (
        <p className={styles.error} role="alert">
          {problem?.sentence || t('ledger.views.failed')}
        </p>
      )}
    </>
  );
}
