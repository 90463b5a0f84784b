import type { AssignmentDetail } from '@ducha/contracts';
import { useTranslation } from 'react-i18next';
import { DetailSection } from '../detail/detail-section.js';
import { Facts } from '../detail/facts.js';
import { LampMark } from '../lamps/lamp-mark.js';
import { formatInstant } from '../time/dates.js';

export function AssignmentFacts({ assignment }: { assignment: AssignmentDetail }) {
  const { t } = useTranslation();
  const label = (name: 'task' | 'unit' | 'dispatcher' | 'role' | 'responsible' | 'delivered' | 'acknowledged') =>
    t(`detail.assignment.${name}`);
  const { responsiblePerson: person } = assignment;
  const facts = [
    { label: label('task'), value: assignment.task, isWide: true },
    { label: t('detail.assignment.lampReason'), value: <LampReason assignment={assignment} />, isWide: true },
    { label: label('unit'), value: assignment.unit.name },
    { label: label('dispatcher'), value: assignment.dispatcherUnit.name },
    { label: label('role'), value: t(`glossary.assignmentRole.${assignment.role}`) },
    { label: label('responsible'), value: [person.name, person.title, person.phone].filter(Boolean).join(' ') },
    { label: label('delivered'), value: formatInstant(assignment.deliveredAt) },
    { label: label('acknowledged'), value: assignment.acknowledgedAt && formatInstant(assignment.acknowledgedAt) },
    ...(assignment.closedAt
      ? [{ label: t('detail.assignment.closed'), value: formatInstant(assignment.closedAt) }]
      : []),
    { label: t('detail.assignment.returns'), value: t('detail.assignment.times', { count: assignment.returnCount }) },
    { label: t('detail.assignment.urges'), value: t('detail.assignment.times', { count: assignment.urgeCount }) },
  ];
  return (
    <DetailSection title={t('detail.facts')}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

function LampReason({ assignment }: { assignment: AssignmentDetail }) {
  return (
    <>
      <LampMark lamp={assignment.lamp} /> {assignment.lampReason}
    </>
  );
}
