import type { ReviewView } from '@ducha/contracts';
import type { ReviewEntity } from './review.entity.js';

export const reviewView = (review: ReviewEntity): ReviewView => ({
  id: review.id,
  outcome: review.outcome,
  reason: review.reason,
  dueAt: review.dueAt && review.dueAt.toISOString(),
  reviewedBy: { personName: review.reviewedByName, unitId: review.reviewedByUnitId },
  reviewedAt: review.reviewedAt.toISOString(),
});
