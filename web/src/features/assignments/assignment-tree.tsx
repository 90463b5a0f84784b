import type { AssignmentTreeNode } from '@ducha/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatDueShort } from '../time/dates.js';
import { withoutGovernment } from '../units/unit-name.js';
import { assignmentTreeQuery } from './assignments.api.js';
import styles from '../detail/detail.module.css';

/** Who holds the item, from the units it was dispatched to down to the last level. */
export function AssignmentTreeSection({ itemId, currentId }: { itemId: string; currentId?: string }) {
  const { t } = useTranslation();
  const tree = useQuery(assignmentTreeQuery(itemId));
  return (
    <DetailSection title={t('detail.tree.heading')} note={t('detail.tree.note')}>
      {tree.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {tree.data?.roots.length === 0 && <p className={styles.note}>{t('detail.tree.none')}</p>}
      {tree.isError && !tree.data && <p className={styles.note}>{t('detail.tree.none')}</p>}
      {tree.data && tree.data.roots.length > 0 && (
        <ul className={styles.tree}>
          {tree.data.roots.map((node) => (
            <Node key={node.id} node={node} currentId={currentId} />
          ))}
        </ul>
      )}
    </DetailSection>
  );
}

function Node({ node, currentId }: { node: AssignmentTreeNode; currentId: string | undefined }) {
  const { t } = useTranslation();
  const isCurrent = node.id === currentId;
  return (
    <li>
      <div className={`${styles.node} ${isCurrent ? styles.current : ''}`}>
        <LampMark lamp={node.lamp} short />
        {isCurrent || node.isAncestor ? (
          <span title={node.unit.name} aria-current={isCurrent ? 'true' : undefined}>
            {withoutGovernment(node.unit.name)}
          </span>
        ) : (
          <Link to="/assignments/$assignmentId" params={{ assignmentId: node.id }} title={node.unit.name}>
            {withoutGovernment(node.unit.name)}
          </Link>
        )}
        <span>{t(`glossary.assignmentRole.${node.role}`)}</span>
        <span>{t(`glossary.assignmentStatus.${node.status}`)}</span>
        <span>{t('detail.tree.due', { due: formatDueShort(node.completionDueAt, new Date()) })}</span>
      </div>
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Node key={child.id} node={child} currentId={currentId} />
          ))}
        </ul>
      )}
    </li>
  );
}
