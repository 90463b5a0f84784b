import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import type { Entry } from './documents.js';
import { FieldsTable, SchemaView, type FieldRow } from './schema-view.js';
import type { Schemas } from './schema.js';
import styles from './api-docs.module.css';

/** One operation or event: what it takes and what it gives. */
export function EntryView({ entry, schemas }: { entry: Entry; schemas: Schemas }) {
  const { t } = useTranslation();
  const parameters = entry.parameters.map(
    ({ name, in: place, required = false, description = '', schema = {} }): FieldRow => ({
      name,
      note: place,
      isRequired: required,
      description,
      schema,
    }),
  );
  return (
    <article className={styles.article} aria-labelledby="entry-title">
      <h2 id="entry-title" className={styles.title}>
        {entry.method !== 'EVENT' && <span className={styles.method}>{entry.method}</span>}
        <code>{entry.path}</code>
      </h2>
      {entry.summary && (
        <p className={styles.summary} lang="en">
          {entry.summary}
        </p>
      )}
      {parameters.length > 0 && (
        <DetailSection title={t('apiDocs.parameters')}>
          <FieldsTable rows={parameters} schemas={schemas} depth={0} />
        </DetailSection>
      )}
      {entry.request && (
        <DetailSection title={t('apiDocs.request')} note="application/json">
          <SchemaView schema={entry.request} schemas={schemas} />
        </DetailSection>
      )}
      {entry.answers.map(({ status, type, schema }) => (
        <DetailSection key={status} title={t('apiDocs.answer', { status })} note={type}>
          {schema ? (
            <SchemaView schema={schema} schemas={schemas} />
          ) : (
            <p className={styles.note}>{t('apiDocs.file')}</p>
          )}
        </DetailSection>
      ))}
      {entry.payload && (
        <DetailSection title={t('apiDocs.payload')} note="application/json">
          <SchemaView schema={entry.payload} schemas={schemas} />
        </DetailSection>
      )}
      {entry.example !== undefined && (
        <DetailSection title={t('apiDocs.example')}>
          <pre className={styles.example} tabIndex={0} aria-label={t('apiDocs.example')}>
            {JSON.stringify(entry.example, null, 2)}
          </pre>
        </DetailSection>
      )}
      {entry.method !== 'EVENT' && (
        <DetailSection title={t('apiDocs.refusal')} note="application/problem+json">
          <SchemaView schema={{ $ref: '#/components/schemas/Problem' }} schemas={schemas} isClosed />
        </DetailSection>
      )}
    </article>
  );
}
