import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title.js';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { ListSkeleton } from '../ledger/list-state.js';
import { documentPath, documentQuery, type ApiDocument } from './api-docs.api.js';
import { documentNames, type DocumentName } from './document-names.js';
import { grouped } from './documents.js';
import { EntryView } from './entry-view.js';
import styles from './api-docs.module.css';

const route = getRouteApi('/shell/settings/api');

/** What other systems can call and listen to, as the running services describe it. */
export function ApiDocsPage() {
  const { t } = useTranslation();
  const { document = 'intake', entry } = route.useSearch();
  const found = useQuery(documentQuery(document));
  usePageTitle(t('settings.tab.api'));
  return (
    <>
      <div className={styles.top}>
        <h1>{t('apiDocs.title')}</h1>
        <a href={`/api${documentPath(document)}`} target="_blank" rel="noreferrer">
          {t('apiDocs.raw', { format: document === 'events' ? 'AsyncAPI 3' : 'OpenAPI 3.1' })}
        </a>
      </div>
      <p className={styles.intro}>{document === 'events' ? t('apiDocs.introEvents') : t('apiDocs.intro')}</p>
      <nav aria-label={t('apiDocs.documents')}>
        <ul className={styles.documents}>
          {documentNames.map((name) => (
            <li key={name}>
              <Link
                to="/settings/api"
                search={{ document: name }}
                aria-current={name === document ? 'page' : undefined}
                className={name === document ? styles.current : undefined}
              >
                {name === 'events' ? t('apiDocs.events') : t(`status.service.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {found.isPending && <ListSkeleton />}
      {found.isError && !found.data && <ReadFailure error={found.error} retry={() => void found.refetch()} isPart />}
      {found.data && <Document key={document} name={document} document={found.data} entryId={entry} />}
    </>
  );
}

interface DocumentProps {
  name: DocumentName;
  document: ApiDocument;
  entryId: string | undefined;
}

function Document({ name, document: { entries, schemas }, entryId }: DocumentProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const groups = grouped(entries, words);
  const open = entries.find(({ id }) => id === entryId) ?? entries[0];
  return (
    <div className={styles.page}>
      <section className={styles.side} aria-label={t('apiDocs.list')}>
        <input
          type="search"
          className={styles.search}
          aria-label={t('apiDocs.search')}
          placeholder={t('apiDocs.search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className={styles.list}>
          {groups.length === 0 && <p className={styles.note}>{t('apiDocs.none')}</p>}
          {groups.map(({ group, entries: rows }) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{group}</h2>
              <ul>
                {rows.map((entry) => (
                  <li key={entry.id}>
                    <Link
                      to="/settings/api"
                      search={{ document: name, entry: entry.id }}
                      state={{ keepsFocus: true }}
                      aria-current={entry === open ? 'true' : undefined}
                      className={styles.entry}
                    >
                      <Method method={entry.method} />
                      {entry.path.replace(`/api/${name}`, '').replace(`${group}.`, '') || '/'}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      {open && <EntryView key={open.id} entry={open} schemas={schemas} />}
    </div>
  );
}

function Method({ method }: { method: string }) {
  return method === 'EVENT' ? null : <span className={styles.method}>{method}</span>;
}
