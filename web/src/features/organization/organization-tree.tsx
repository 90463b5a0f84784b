import type { UnitDetail } from '@ducha/contracts';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsBelowQuery } from '../unit-picker/unit-picker.api.js';
import { openedFor, organizationRows, type OrganizationRow } from './organization-rows.js';
import styles from './organization.module.css';

/** The tree of units, each level read when it is opened; the unit on the right is always in sight. */
export function OrganizationTree({ shown }: { shown: UnitDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set([...openedFor(shown), shown.id]));
  const [focusedKey, setFocusedKey] = useState(shown.id);
  const tree = useRef<HTMLDivElement>(null);
  const [placedAt, setPlacedAt] = useState(shown.id);
  // Another unit opens the levels above it; what else is open stays.
  if (placedAt !== shown.id) {
    setPlacedAt(shown.id);
    setOpened(new Set([...opened, ...openedFor(shown)]));
    setFocusedKey(shown.id);
  }
  const unitIds = [...opened].filter((key) => !key.includes('/'));
  const found = useQueries({ queries: unitIds.map((id) => unitsBelowQuery(id)) });
  const below = new Map(unitIds.map((id, at) => [id, found[at]?.data]));
  const top = shown.breadcrumb[0] ?? shown;
  const rows = organizationRows(top, opened, (id) => below.get(id));
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === focusedKey),
  );
  const isInSight = rows.some(({ key }) => key === shown.id);
  useEffect(() => {
    const line = tree.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    // The tree scrolls, the page stays.
    if (tree.current && line) tree.current.scrollTop = scrolledTo(tree.current, line);
  }, [shown.id, isInSight]);

  const toggle = (key: string, isOpen: boolean) =>
    setOpened((before) => {
      const next = new Set(before);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    });
  const open = (row: OrganizationRow) => {
    if (row.isDepartments) return toggle(row.key, row.state === 'CLOSED');
    setFocusedKey(row.key);
    void navigate({
      to: '/settings/organization/$unitId',
      params: { unitId: row.unit.id },
      state: { keepsFocus: true },
    });
  };
  const focus = (row: OrganizationRow | undefined) => {
    if (!row) return;
    setFocusedKey(row.key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${row.key}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const action: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows[rows.length - 1]),
      // Into the level below only: while it is being read the next line is another unit of this one.
      ArrowRight: () => {
        if (row.state === 'CLOSED') toggle(row.key, true);
        else if (row.state === 'OPEN') focus(rows[at + 1]);
      },
      ArrowLeft: () =>
        row.state === 'OPEN' || row.state === 'WAITING'
          ? toggle(row.key, false)
          : focus(
              rows
                .slice(0, at)
                .reverse()
                .find(({ level }) => level < row.level),
            ),
      Enter: () => open(row),
      ' ': () => open(row),
    };
    const run = action[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <div ref={tree} role="tree" aria-label={t('organization.tree')} className={styles.tree} onKeyDown={onKey}>
      {rows.map((row, index) => (
        <div
          key={row.key}
          role="treeitem"
          data-key={row.key}
          aria-level={row.level}
          aria-setsize={row.siblings}
          aria-posinset={row.place}
          aria-expanded={row.state === 'NONE' ? undefined : row.state !== 'CLOSED'}
          aria-selected={row.key === shown.id}
          aria-busy={row.state === 'WAITING' || undefined}
          tabIndex={index === at ? 0 : -1}
          title={row.isDepartments ? undefined : row.unit.name}
          className={`${styles.row} ${row.key === shown.id ? styles.shown : ''}`}
          style={{ paddingLeft: 4 + (row.level - 1) * 16 }}
          onClick={() => open(row)}
        >
          <Twist row={row} toggle={toggle} />
          <span className={row.isDepartments ? styles.group : styles.name}>
            {row.isDepartments ? t('organization.departments', { count: row.count }) : row.unit.shortName}
          </span>
        </div>
      ))}
    </div>
  );
}

/** The mark that opens and closes a line by mouse without leaving the unit that is shown. */
function Twist({ row, toggle }: { row: OrganizationRow; toggle: (key: string, isOpen: boolean) => void }) {
  if (row.state === 'NONE') return <span className={styles.twist} />;
  return (
    <span
      className={`${styles.twist} ${row.state === 'CLOSED' ? '' : styles.down}`}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        toggle(row.key, row.state === 'CLOSED');
      }}
    >
      <svg viewBox="0 0 6 10">
        <path d="M1 1l4 4-4 4" />
      </svg>
    </span>
  );
}

/** The smallest scrolling that brings a line into sight, with a line above it where there is room. */
function scrolledTo(list: HTMLElement, line: HTMLElement): number {
  const top = line.offsetTop - list.offsetTop;
  if (top >= list.scrollTop && top + line.offsetHeight <= list.scrollTop + list.clientHeight) return list.scrollTop;
  return Math.max(0, top - line.offsetHeight);
}
