import type { AssignmentStatus } from '@ducha/contracts';

/** The order of handling, in which people sort by status; the database keeps the same as `status_rank`, counted from 1. */
export const statusOrder: readonly AssignmentStatus[] = [
  'PENDING_ACK',
  'DECLINED',
  'RETURNED',
  'IN_PROGRESS',
  'INPUT_GIVEN',
  'SUBMITTED',
  'COMPLETED',
  'CLOSED_UNABLE',
  'CANCELLED',
];
