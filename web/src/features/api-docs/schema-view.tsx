import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsOf, objectIn, resolved, typeText, type Schema, type Schemas } from './schema.js';
import styles from './api-docs.module.css';

/** How far fields are opened; deeper ones lead in circles. */
const deepest = 6;

export interface FieldRow {
  name: string;
  /** Where a parameter stands. */
  note?: string;
  isRequired: boolean;
  description: string;
  schema: Schema;
}

const rowsOf = (schema: Schema): FieldRow[] =>
  Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    isRequired: schema.required?.includes(name) ?? false,
    description: field.description ?? '',
    schema: field,
  }));

/** A value: its type, and its fields where it has some. */
export function SchemaView({ schema, schemas, isClosed }: { schema: Schema; schemas: Schemas; isClosed?: boolean }) {
  const object = objectIn(schema, schemas);
  return (
    <>
      <p className={styles.type}>
        <code>{typeText(schema)}</code>
      </p>
      {object && isClosed && <More object={object} schemas={schemas} depth={0} />}
      {object && !isClosed && <FieldsTable rows={rowsOf(object)} schemas={schemas} depth={0} />}
    </>
  );
}

export function FieldsTable({ rows, schemas, depth }: { rows: FieldRow[]; schemas: Schemas; depth: number }) {
  const { t } = useTranslation();
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">{t('apiDocs.field')}</th>
          <th scope="col">{t('apiDocs.type')}</th>
          <th scope="col">{t('apiDocs.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Field key={`${row.note ?? ''} ${row.name}`} row={row} schemas={schemas} depth={depth} />
        ))}
      </tbody>
    </table>
  );
}

function Field({ row, schemas, depth }: { row: FieldRow; schemas: Schemas; depth: number }) {
  const { t } = useTranslation();
  const real = resolved(row.schema, schemas);
  const object = depth < deepest ? objectIn(row.schema, schemas) : null;
  const values = row.schema.$ref !== undefined && real.enum ? typeText(real) : '';
  const limits = [...new Set([...limitsOf(row.schema), ...limitsOf(real)])];
  return (
    <>
      <tr>
        <th scope="row">
          <code>{row.name}</code>
          {row.isRequired && <small>{t('form.required')}</small>}
          {row.note && <small>{row.note}</small>}
        </th>
        <td>
          <code>{typeText(row.schema)}</code>
        </td>
        <td lang="en">
          {[row.description || real.description, values].filter(Boolean).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {limits.length > 0 && <p className={styles.limits}>{limits.join(', ')}</p>}
        </td>
      </tr>
      {object && (
        <tr>
          <td colSpan={3} className={styles.inner}>
            <More object={object} schemas={schemas} depth={depth + 1} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The fields of an object, drawn when they are asked for: objects hold each other. */
function More({ object, schemas, depth }: { object: Schema; schemas: Schemas; depth: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('apiDocs.close') : t('apiDocs.open', { count: Object.keys(object.properties ?? {}).length })}
      </button>
      {isOpen && <FieldsTable rows={rowsOf(object)} schemas={schemas} depth={depth} />}
    </>
  );
}
