import type { AssignmentTreeNode } from '@ducha/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignmentTreeRow } from './assignment-tree-row.js';
import { openAtFirst, treeMove, treeRows } from './tree-rows.js';
import styles from './tree.module.css';

interface TreeViewProps {
  roots: readonly AssignmentTreeNode[];
  currentId: string | undefined;
  onFocus: ((id: string) => void) | undefined;
}

const parents = (nodes: readonly AssignmentTreeNode[]): string[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? [node.id, ...parents(node.children)] : []));

/** A tree by the WAI-ARIA pattern: one row has the focus, arrows move and open, Enter opens the task. */
export function AssignmentTreeView({ roots, currentId, onFocus }: TreeViewProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(() => openAtFirst(roots, currentId));
  const [focusedId, setFocusedId] = useState(currentId);
  const tree = useRef<HTMLUListElement>(null);
  const movesFocus = useRef(false);
  const rows = treeRows(roots, open);
  const focused = rows.some(({ node }) => node.id === focusedId) ? focusedId : rows[0]?.node.id;
  const all = parents(roots);

  useEffect(() => {
    if (!movesFocus.current) return;
    movesFocus.current = false;
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [focusedId]);

  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const focus = (id: string) => {
    setFocusedId(id);
    onFocus?.(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || !focused) return;
    const node = rows.find((row) => row.node.id === focused)?.node;
    if (event.key === 'Enter' && node && !node.isAncestor && node.id !== currentId) {
      void navigate({ to: '/assignments/$assignmentId', params: { assignmentId: node.id } });
    } else {
      const move = treeMove(event.key, rows, focused);
      if (!move) return;
      if ('focus' in move) {
        movesFocus.current = true;
        focus(move.focus);
      } else toggle('open' in move ? move.open : move.close);
    }
    event.preventDefault();
  };

  return (
    <>
      {all.length > 0 && rows.length > 8 && (
        <p className={styles.tools}>
          <Button size="small" onClick={() => setOpen(new Set(all))}>
            {t('detail.tree.openAll')}
          </Button>
          <Button size="small" onClick={() => setOpen(new Set())}>
            {t('detail.tree.closeAll')}
          </Button>
        </p>
      )}
      <ul ref={tree} role="tree" aria-label={t('detail.tree.heading')} className={styles.tree} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <AssignmentTreeRow
            key={row.node.id}
            row={row}
            isCurrent={row.node.id === currentId}
            isFocused={row.node.id === focused}
            onFocus={() => focus(row.node.id)}
            onToggle={() => toggle(row.node.id)}
          />
        ))}
      </ul>
    </>
  );
}
