import type { AssignmentDetail, AssignmentList, AssignmentListRow, WorkDays } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { choosePost } from '../../app/session/post-choice.js';
import type { CachedDetail, CachedList } from '../store/village-db.js';

/** A township has some dozens of villages with a few tasks each; what lies beyond is on the desktop. */
const pages = 5;
const open = 'PENDING_ACK,DECLINED,IN_PROGRESS,RETURNED,INPUT_GIVEN,SUBMITTED';

/** What the unit, and a township's villages, have in hand. */
export async function readList(postId: string): Promise<CachedList> {
  choosePost(postId);
  const asOf = new Date().toISOString();
  const rows: AssignmentListRow[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < pages && cursor !== null; page += 1) {
    const answer: AssignmentList = await apiGet<AssignmentList>('/tracking/assignments', {
      mine: 'HANDLING',
      status: open,
      limit: 200,
      cursor,
    });
    rows.push(...answer.rows);
    cursor = answer.nextCursor;
  }
  return { rows, workDays: await apiGet<WorkDays>('/tracking/work-days'), asOf };
}

/** Why it was returned, and what was reported so far. */
export async function readDetail(assignmentId: string, postId: string): Promise<CachedDetail> {
  choosePost(postId);
  const { reviews, progress } = await apiGet<AssignmentDetail>(`/tracking/assignments/${assignmentId}`);
  return { reviews, progress: progress.slice(-5) };
}
