import { PostsRegisteredV1, UnitsRegisteredV1 } from '@ducha/contracts';
import { EventContext } from '@ducha/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';
import { RecentPosts } from './recent-posts.js';
import { upsertPosts, upsertUnits } from './upsert.js';

/** Keeps the service's copy of the organization. */
@Controller()
export class DirectoryConsumer {
  constructor(private readonly recent: RecentPosts) {}

  @EventPattern<string>(UnitsRegisteredV1.type)
  async onUnits(
    @Payload() data: z.infer<typeof UnitsRegisteredV1.schema>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    await upsertUnits(context.tx.manager, data.units);
    this.recent.forget();
  }

  @EventPattern<string>(PostsRegisteredV1.type)
  async onPosts(
    @Payload() data: z.infer<typeof PostsRegisteredV1.schema>,
    @Ctx() context: EventContext,
  ): Promise<void> {
    await upsertPosts(context.tx.manager, data.posts);
    this.recent.forget();
  }
}
