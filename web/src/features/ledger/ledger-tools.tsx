import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryParams } from '../../app/http.js';
import type { ledger } from '../../i18n/zh-cn/ledger.js';
import { writtenColumns } from './column-choice.js';
import { ColumnChooser } from './column-chooser.js';
import { ExportMenu } from './export-menu.js';
import { FilterChips, type FilterChip } from './filter-chips.js';
import styles from './ledger.module.css';

/** Columns that have a heading. */
type ColumnName = keyof (typeof ledger)['column'];

interface LedgerToolsProps<Key extends ColumnName> {
  /** The filters of this ledger. */
  children: ReactNode;
  /** The saved views of this ledger. */
  views: ReactNode;
  columns: { chosen: readonly Key[]; known: readonly Key[]; own: readonly Key[] };
  /** Takes the columns as the address has them; undefined for the ledger's own. */
  chooseColumns: (written: string | undefined) => void;
  exported: { path: string; params: QueryParams; fileName: string };
  print: () => void;
  chips: FilterChip[];
  clear: () => void;
}

/** Above the rows: what narrows the list, how it is shown, and taking it away as a file or on paper. */
export function LedgerTools<Key extends ColumnName>(props: LedgerToolsProps<Key>) {
  const { children, views, columns, chooseColumns, exported, print, chips, clear } = props;
  const { t } = useTranslation();
  return (
    <>
      <div className={`${styles.filters} no-print`} role="search" aria-label={t('ledger.filter.region')}>
        {children}
        <span className={styles.spring} />
        {views}
        <ColumnChooser
          chosen={columns.chosen}
          known={columns.known}
          labelOf={(key: ColumnName) => t(`ledger.column.${key}`)}
          onChange={(next) => chooseColumns(writtenColumns(next, columns.own))}
          onReset={() => chooseColumns(undefined)}
        />
        <ExportMenu
          path={exported.path}
          params={{ ...exported.params, columns: columns.chosen.join(',') }}
          fileName={exported.fileName}
        />
        <Button onClick={print}>{t('ledger.print.label')}</Button>
      </div>
      <FilterChips chips={chips} clear={clear} />
    </>
  );
}
