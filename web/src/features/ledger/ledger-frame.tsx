import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReadFailure } from '../../app/pages/read-failure.js';
import { formatClock } from '../time/dates.js';
import { ListEmpty, ListSkeleton } from './list-state.js';
import type { RowSource } from './use-row-window.js';
import styles from './ledger.module.css';

interface LedgerFrameProps<Row> {
  heading: string;
  /** Whether rows can be taken into a selection. */
  isSelectable?: boolean;
  /** Filters, chips and what is done with the list. */
  tools: ReactNode;
  source: RowSource<Row>;
  unitId: string;
  empty: { title: string; text: string };
  /** Undefined where no filter is set. */
  clear: (() => void) | undefined;
  /** From the end of the list to its beginning and back; absent in lists that are read forward only. */
  jump?: { isFromEnd: boolean; to: (end: 'FIRST' | 'LAST') => void };
  children: ReactNode;
}

/** What every ledger has: the answer in one line, the filters, the rows, and how much of them has been read. */
export function LedgerFrame<Row>({
  heading,
  isSelectable = false,
  tools,
  source,
  unitId,
  empty,
  clear,
  jump,
  children,
}: LedgerFrameProps<Row>) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <div className={`${styles.top} no-print`}>
        <h1>{heading}</h1>
        <span className={styles.keys}>{isSelectable ? t('ledger.keysSelectable') : t('ledger.keys')}</span>
      </div>
      {tools}
      <div className={`${styles.rows} no-print`}>
        {source.isPending ? (
          <ListSkeleton />
        ) : source.error && source.window.rows.length === 0 ? (
          <ReadFailure error={source.error} retry={source.refetch} unitId={unitId} isPart />
        ) : source.window.rows.length === 0 ? (
          <ListEmpty {...empty} onClear={clear} />
        ) : (
          <>
            {children}
            <LedgerFoot source={source} jump={jump} />
          </>
        )}
      </div>
    </div>
  );
}

function LedgerFoot<Row>({ source, jump }: Pick<LedgerFrameProps<Row>, 'source' | 'jump'>) {
  const { t } = useTranslation();
  const { start, end, total, isCounted, hasMoreAfter } = source.window;
  const isWhole = start === 0 && !hasMoreAfter;
  const read = isWhole
    ? t('ledger.foot.whole', { total })
    : isCounted
      ? t('ledger.foot.part', { from: start + 1, to: end, total })
      : t('ledger.foot.uncounted', { to: end });
  return (
    <div className={styles.foot}>
      <span>{read}</span>
      {source.error && (
        <span role="alert" className={styles.RED}>
          {t('ledger.foot.failed')}
        </span>
      )}
      <span className={styles.spring} />
      {source.asOf && <span>{t('ledger.foot.asOf', { time: formatClock(source.asOf) })}</span>}
      <Button size="small" loading={source.isRefreshing} onClick={source.refetch}>
        {t('ledger.foot.refresh')}
      </Button>
      {jump && !isWhole && (
        <>
          <Button size="small" disabled={start === 0} onClick={() => jump.to('FIRST')}>
            {t('ledger.foot.first')}
          </Button>
          <Button size="small" disabled={!hasMoreAfter} onClick={() => jump.to('LAST')}>
            {t('ledger.foot.last')}
          </Button>
        </>
      )}
    </div>
  );
}
