import { Injectable } from '@nestjs/common';
import type { PostWithUnits } from './post-with-units.js';

/** Upper bound for how long a revoked post still works after its event has arrived here. */
const keepMs = 2_000;
const keepAtMost = 10_000;

/** Posts of the people who called within the last two seconds; requests that come together share one query. */
@Injectable()
export class RecentPosts {
  private readonly entries = new Map<string, { until: number; posts: Promise<PostWithUnits[]> }>();

  of(personId: string, load: () => Promise<PostWithUnits[]>): Promise<PostWithUnits[]> {
    const now = performance.now();
    const entry = this.entries.get(personId);
    if (entry && entry.until > now) return entry.posts;
    if (this.entries.size >= keepAtMost) this.entries.clear();
    const posts = load();
    this.entries.set(personId, { until: now + keepMs, posts });
    posts.catch(() => this.entries.delete(personId));
    return posts;
  }

  /** To be called when units or posts have changed. */
  forget(): void {
    this.entries.clear();
  }
}
