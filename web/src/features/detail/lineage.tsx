import type { AssignmentTreeNode, ItemView } from '@ducha/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placeName } from '../units/unit-name.js';
import { DetailSection } from './detail-section.js';
import styles from './lineage.module.css';

interface LineageProps {
  item: Pick<ItemView, 'id' | 'title' | 'itemNo' | 'source'>;
  /** The tasks from the first level down. */
  way: readonly AssignmentTreeNode[];
  currentId?: string;
}

/** One line from the sentence of the source document over the item to the task at the end of the way. */
export function Lineage({ item, way, currentId }: LineageProps) {
  const { t } = useTranslation();
  const { source } = item;
  const document = [source.issuedBy, source.documentNo].filter(Boolean).join(' ');
  return (
    <DetailSection title={t('detail.lineage.heading')}>
      <ol className={styles.way}>
        <li>
          <p className={styles.place}>{document || t(`glossary.sourceKind.${source.kind}`)}</p>
          {source.sentence ? (
            <blockquote className={styles.text}>{source.sentence}</blockquote>
          ) : (
            <p className={styles.none}>{t('detail.lineage.noSentence')}</p>
          )}
        </li>
        <li>
          <p className={styles.place}>
            {t('detail.lineage.item')} <span className={styles.number}>{item.itemNo}</span>
          </p>
          <p className={styles.text}>
            {currentId ? (
              <Link to="/items/$itemId" params={{ itemId: item.id }}>
                {item.title}
              </Link>
            ) : (
              item.title
            )}
          </p>
        </li>
        {way.map((node) => (
          <li key={node.id} aria-current={node.id === currentId ? 'true' : undefined}>
            <p className={styles.place} title={node.unit.name}>
              {placeName(node.unit.name)}
            </p>
            <p className={styles.text}>
              {node.id === currentId || node.isAncestor ? (
                node.task
              ) : (
                <Link to="/assignments/$assignmentId" params={{ assignmentId: node.id }}>
                  {node.task}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ol>
    </DetailSection>
  );
}
