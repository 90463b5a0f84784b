import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import type { PostWithUnits } from '../directory/post-with-units.js';
import { fieldProblem, ProblemError } from '../http/problem-error.js';
import type { Caller } from './caller.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Finds out from which post a person is calling. */
@Injectable()
export class Callers {
  constructor(private readonly directory: Directory) {}

  /**
   * @param postId value of `X-Post-Id`; the person's first post where it is absent
   * @throws {ProblemError} 403 where the person holds no post, or not this one
   */
  async of(personId: string, postId: string | string[] | undefined): Promise<Caller> {
    if (postId !== undefined && (typeof postId !== 'string' || !uuid.test(postId)))
      throw fieldProblem('platform.request.post-id', 'X-Post-Id');
    const posts = await this.directory.postsOf(personId);
    const [first] = posts;
    if (!first) throw new ProblemError('FORBIDDEN', 'platform.post.none');
    const chosen = postId === undefined ? first : posts.find((post) => post.id === postId.toLowerCase());
    if (!chosen) throw new ProblemError('FORBIDDEN', 'platform.post.not-held');
    return callerFrom(chosen);
  }
}

const callerFrom = (post: PostWithUnits): Caller => ({
  personId: post.personId,
  personName: post.personName,
  postId: post.id,
  role: post.role,
  title: post.title,
  unitId: post.unitId,
  actingUnitId: post.actingUnitId,
  actingUnitPath: post.actingUnit.path,
  level: post.actingUnit.level,
});
