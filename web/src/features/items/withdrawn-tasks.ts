import type { AssignmentStatus, ItemView, TaskView } from '@ducha/contracts';

export interface WithdrawnTask extends TaskView {
  role: 'LEAD' | 'SUPPORT';
}

const over: readonly (AssignmentStatus | null)[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];

/** Tasks that were declined and taken back and can go to another unit; a co-unit's only while its lead goes on. */
export function withdrawnTasks({ decomposition }: Pick<ItemView, 'decomposition'>): WithdrawnTask[] {
  return (decomposition?.leads ?? []).flatMap((lead): WithdrawnTask[] => {
    if (lead.status === 'CANCELLED') return [{ ...lead, role: 'LEAD' }];
    if (over.includes(lead.status)) return [];
    return lead.supports
      .filter(({ status }) => status === 'CANCELLED')
      .map((support) => ({ ...support, role: 'SUPPORT' }));
  });
}
