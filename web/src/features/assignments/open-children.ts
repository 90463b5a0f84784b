import type { AssignmentDetail, AssignmentStatus } from '@ducha/contracts';

const closed: readonly AssignmentStatus[] = ['COMPLETED', 'CLOSED_UNABLE', 'CANCELLED'];

/** Cascaded assignments that still keep the one above from being accepted. */
export const openChildren = ({ children }: Pick<AssignmentDetail, 'children'>) =>
  children.filter(({ status }) => !closed.includes(status));
