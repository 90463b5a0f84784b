import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@ducha/contracts';
import { Broadcast, Clock } from '@ducha/messaging';
import type { UnitRow } from '@ducha/platform';
import { z } from 'zod';
import { changedTopic } from './changes.js';
import { DashboardStream } from './dashboard-stream.js';
import { LIVE_OPTIONS, type LiveOptions } from './live-options.js';

const Changed = z.object({ paths: z.array(z.string()) });

/** The open streams of this instance. */
@Injectable()
export class LiveStreams implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly open = new Map<DashboardStream, { personId: string; beat: NodeJS.Timeout }>();
  private isStopping = false;

  constructor(
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
    @Inject(LIVE_OPTIONS) private readonly options: LiveOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.broadcast.listen(changedTopic, (message) => {
      const { paths } = Changed.parse(message);
      for (const stream of this.open.keys()) for (const path of paths) stream.heed(path);
    });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    for (const stream of this.open.keys()) stream.end('SHUTTING_DOWN');
  }

  /**
   * @param isStillAllowed asked with every heartbeat; the stream ends where it answers no
   * @throws DomainError RULE_VIOLATED where the person has as many open as allowed
   */
  start(personId: string, unit: UnitRow, isStillAllowed: () => Promise<boolean>): DashboardStream {
    const most = this.options.streamsPerPerson;
    const count = [...this.open.values()].filter((one) => one.personId === personId).length;
    if (count >= most) throw new DomainError('RULE_VIOLATED', 'reporting.live.too-many-streams', { most });
    const stream = new DashboardStream(unit, () => this.clock.now());
    const beat = setInterval(() => void this.beat(stream, isStillAllowed), this.options.heartbeatMs);
    this.open.set(stream, { personId, beat });
    stream.content.once('close', () => {
      clearInterval(beat);
      this.open.delete(stream);
    });
    if (this.isStopping) stream.end('SHUTTING_DOWN');
    return stream;
  }

  private async beat(stream: DashboardStream, isStillAllowed: () => Promise<boolean>): Promise<void> {
    // Where it cannot be told just now, nothing has been taken back.
    const isAllowed = await isStillAllowed().catch(() => true);
    if (isAllowed) stream.beat();
    else stream.end('SIGNED_OUT');
  }
}
