import type { AssignmentListRow } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { formatDue } from '../../features/time/dates.js';

export function TaskFacts({ row }: { row: AssignmentListRow }) {
  const { t } = useTranslation();
  const facts = [
    [t('village.facts.task'), row.task],
    [t('village.facts.requirement'), row.requirement],
    [t('village.facts.dispatcher'), row.dispatcherUnit.name],
    [t('village.facts.due'), formatDue(row.completionDueAt)],
    [t('village.facts.number'), row.itemNo],
  ] as const;
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
