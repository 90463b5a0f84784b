import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LampMark, LampShape } from '../lamps/lamp-mark.js';
import { formatDueShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import type { TreeRow } from './tree-rows.js';
import styles from './tree.module.css';

interface TreeRowProps {
  row: TreeRow;
  isCurrent: boolean;
  isFocused: boolean;
  onFocus: () => void;
  onToggle: () => void;
}

export function AssignmentTreeRow({ row, isCurrent, isFocused, onFocus, onToggle }: TreeRowProps) {
  const { t } = useTranslation();
  const { node, below } = row;
  const unit = withoutGovernment(node.unit.name);
  const role = t(`glossary.assignmentRole.${node.role}`);
  const status = t(`glossary.assignmentStatus.${node.status}`);
  const due = formatDueShort(node.completionDueAt, new Date());
  const isLink = !isCurrent && !node.isAncestor;
  return (
    <li
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={node.children.length > 0 ? row.isExpanded : undefined}
      aria-selected={isFocused}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isFocused ? 0 : -1}
      className={isCurrent ? `${styles.row} ${styles.current}` : styles.row}
      onFocus={onFocus}
    >
      <span className={styles.unit} style={{ paddingLeft: (row.level - 1) * 20 }}>
        {node.children.length > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={row.isExpanded ? `${styles.toggle} ${styles.expanded}` : styles.toggle}
            aria-hidden="true"
            onClick={onToggle}
          >
            <svg viewBox="0 0 8 12" aria-hidden="true" focusable="false">
              <path d="M1.5 1.5 6 6l-4.5 4.5" />
            </svg>
          </button>
        ) : (
          <span className={styles.toggle} />
        )}
        {isLink ? (
          <Link to="/assignments/$assignmentId" params={{ assignmentId: node.id }} title={node.unit.name} tabIndex={-1}>
            {unit}
          </Link>
        ) : (
          <span title={node.unit.name}>{unit}</span>
        )}
        {node.children.length > 0 && !row.isExpanded && (
          <small>
            {t('detail.tree.below', { total: below.total })}
            {below.RED > 0 && (
              <span className={styles.count}>
                <LampShape lamp="RED" /> {t('detail.tree.belowRed', { count: below.RED })}
              </span>
            )}
            {below.YELLOW > 0 && (
              <span className={styles.count}>
                <LampShape lamp="YELLOW" /> {t('detail.tree.belowYellow', { count: below.YELLOW })}
              </span>
            )}
          </small>
        )}
      </span>
      <span>{role}</span>
      <LampMark lamp={node.lamp} short />
      <span>{status}</span>
      <span className={styles.percent}>
        {node.percent !== null && t('detail.tree.percent', { percent: node.percent })}
      </span>
      <span className={styles.due}>{t('detail.tree.due', { due })}</span>
    </li>
  );
}
