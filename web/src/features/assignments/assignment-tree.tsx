import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { AssignmentTreeView } from './assignment-tree-view.js';
import { assignmentTreeQuery } from './assignments.api.js';
import styles from '../detail/detail.module.css';

interface TreeSectionProps {
  itemId: string;
  currentId?: string;
  /** Before that there is nothing to ask for. */
  isDispatched?: boolean;
  /** Called with the task the reader stands on. */
  onFocus?: (id: string) => void;
}

/** Who holds the item, from the units it was dispatched to down to the last level. */
export function AssignmentTreeSection({ itemId, currentId, isDispatched = true, onFocus }: TreeSectionProps) {
  const { t } = useTranslation();
  const tree = useQuery({ ...assignmentTreeQuery(itemId), enabled: isDispatched });
  const hasNodes = tree.data && tree.data.roots.length > 0;
  return (
    <DetailSection title={t('detail.tree.heading')} {...(hasNodes && { note: t('detail.tree.note') })}>
      {isDispatched && tree.isPending && <p className={styles.note}>{t('shell.loading')}</p>}
      {tree.isError && !tree.data && <p className={styles.note}>{t('detail.tree.unreadable')}</p>}
      {(!isDispatched || tree.data?.roots.length === 0) && <p className={styles.note}>{t('detail.tree.none')}</p>}
      {hasNodes && <AssignmentTreeView key={itemId} roots={tree.data.roots} currentId={currentId} onFocus={onFocus} />}
    </DetailSection>
  );
}
