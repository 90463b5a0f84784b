import type { NewRecord } from './village-record.js';

/** A progress report of the clerk of a gacha, for specs. */
export const aNewRecord = (change: Partial<NewRecord> = {}): NewRecord => ({
  ownerId: 'gacha-clerk',
  ownerName: '朝鲁',
  postId: 'post-1',
  assignmentId: 'assignment-1',
  itemTitle: '推进农村牧区生活垃圾治理',
  unit: { id: '152921105200', shortName: '图日根嘎查' },
  isProxy: false,
  kind: 'progress',
  body: { text: '清运三车。', percent: 50 },
  feedback: null,
  heldUntil: 0,
  ...change,
});
