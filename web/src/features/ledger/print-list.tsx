import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../app/session/current-post.js';
import { formatInstant } from '../time/dates.js';
import { nameOf } from '../units/unit-name.js';
import type { GridColumn } from './grid/grid-column.js';
import { pageAfter, type ListPage, type PageParam } from './row-window.js';
import styles from './print.module.css';

/** More is for the export: nobody reads a longer list on paper. */
const mostRows = 1_000;

interface PrintListProps<Row extends { id: string }> {
  title: string;
  filterText: string;
  columns: readonly GridColumn<Row>[];
  read: (param: PageParam, signal: AbortSignal) => Promise<ListPage<Row>>;
  done: () => void;
}

/** The list on paper: all its rows, not only those on the screen, under its heading, its filters and who printed it when. */
export function PrintList<Row extends { id: string }>({ title, filterText, columns, read, done }: PrintListProps<Row>) {
  const { t } = useTranslation();
  const { me, post } = useCurrentPost();
  const [rows, setRows] = useState<Row[] | null>(null);
  const [total, setTotal] = useState<number>();
  const [isFailed, setFailed] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    readAll(read, controller.signal).then(
      (found) => {
        setRows(found.rows);
        setTotal(found.total);
      },
      () => !controller.signal.aborted && setFailed(true),
    );
    return () => controller.abort();
  }, [read]);
  useEffect(() => {
    if (rows === null) return;
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [rows, done]);

  if (rows === null) {
    return (
      <p role={isFailed ? 'alert' : 'status'} className={styles.waiting}>
        {isFailed ? t('ledger.print.failed') : t('ledger.print.reading')}
      </p>
    );
  }
  const by = t('ledger.print.by', {
    name: me.personName,
    unit: nameOf(post.unit),
    time: formatInstant(new Date().toISOString()),
  });
  return (
    <section className={styles.paper} aria-hidden="true">
      <h1>{title}</h1>
      <p>{[filterText, by].filter(Boolean).join(' · ')}</p>
      {total !== undefined && total > rows.length && <p>{t('ledger.print.part', { shown: rows.length, total })}</p>}
      <table>
        <thead>
          <tr>
            {columns.map(({ key, label }) => (
              <th key={key}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} className={column.isNumber ? styles.number : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function readAll<Row>(
  read: (param: PageParam, signal: AbortSignal) => Promise<ListPage<Row>>,
  signal: AbortSignal,
): Promise<{ rows: Row[]; total: number | undefined }> {
  const rows: Row[] = [];
  let total: number | undefined;
  for (let param: PageParam | undefined = { kind: 'FIRST' }; param && rows.length < mostRows;) {
    const page: ListPage<Row> = await read(param, signal);
    rows.push(...page.rows);
    total = page.total;
    param = pageAfter(page, param);
  }
  return { rows: rows.slice(0, mostRows), total };
}
