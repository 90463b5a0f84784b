import { Injectable } from '@nestjs/common';
import { Broadcast } from '@ducha/messaging';

export const changedTopic = 'changed';

/** Long enough to gather what a burst of events touches, short enough not to be noticed. */
const gatherMs = 100;
/** Paths in one message, which NATS bounds. */
const pathsAtMost = 500;

/** Tells every instance which units something changed in, each unit once for many changes. */
@Injectable()
export class Changes {
  private readonly paths = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly broadcast: Broadcast) {}

  /** To be called once the change is committed. @param path of the unit it concerns */
  note(path: string): void {
    this.paths.add(path);
    this.timer ??= setTimeout(() => this.tell(), gatherMs).unref();
  }

  private tell(): void {
    this.timer = undefined;
    const paths = [...this.paths];
    this.paths.clear();
    for (let index = 0; index < paths.length; index += pathsAtMost)
      this.broadcast.send(changedTopic, { paths: paths.slice(index, index + pathsAtMost) });
  }
}
