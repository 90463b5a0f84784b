import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentPost } from '../../../app/session/current-post.js';
import { withoutGovernment } from '../../units/unit-name.js';
import { mostSelected, type Selection } from '../../ledger/selection.js';
import type { BulkTarget } from './bulk-dialog.js';
import { eligible, type BulkAction, type BulkRow } from './eligible.js';
import styles from './bulk.module.css';

/** Read when it is first asked for: most who look through the list never open it. */
export const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.js')).BulkDialog }));

export type BulkLedgerRow = BulkRow & { itemNo: string; itemTitle: string; unit: { id: string; name: string } };

const actions = ['acknowledge', 'urge'] as const;

interface BulkBarProps<Row extends BulkLedgerRow> {
  selection: Selection<Row>;
  onSelect: (selection: Selection<Row>) => void;
}

export const targetOf = (row: BulkLedgerRow): BulkTarget => ({
  id: row.id,
  itemNo: row.itemNo,
  itemTitle: row.itemTitle,
  unitName: withoutGovernment(row.unit.name),
});

/** What can be done with the selected rows; only what this post may do with at least one of them. */
export function BulkBar<Row extends BulkLedgerRow>({ selection, onSelect }: BulkBarProps<Row>) {
  const { t } = useTranslation();
  const { post } = useCurrentPost();
  const [asked, setAsked] = useState<{ action: BulkAction; targets: BulkTarget[] } | null>(null);
  const offers = actions
    .map((action) => ({ action, rows: eligible(action, selection.values(), post) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      {selection.size > 0 && (
        <div className={`${styles.bar} no-print`} role="region" aria-label={t('ledger.bulk.region')}>
          <span role="status">{t('ledger.bulk.selected', { count: selection.size })}</span>
          {offers.map(({ action, rows }) => (
            <Button
              key={action}
              type="primary"
              size="small"
              onClick={() => setAsked({ action, targets: rows.map(targetOf) })}
            >
              {t(`ledger.bulk.${action}.offer`, { count: rows.length })}
            </Button>
          ))}
          {offers.length === 0 && <small>{t('ledger.bulk.nothing')}</small>}
          {selection.size >= mostSelected && <small>{t('ledger.bulk.most', { count: mostSelected })}</small>}
          <Button type="link" size="small" onClick={() => onSelect(new Map())}>
            {t('ledger.bulk.clear')}
          </Button>
        </div>
      )}
      {asked && (
        <Suspense fallback={null}>
          <BulkDialog
            action={asked.action}
            targets={asked.targets}
            close={() => setAsked(null)}
            onDone={(ids) => onSelect(new Map([...selection].filter(([id]) => !ids.includes(id))))}
          />
        </Suspense>
      )}
    </>
  );
}
