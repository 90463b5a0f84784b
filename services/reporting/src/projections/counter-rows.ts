import type { ClientBase } from 'pg';
import type { PackedCounter } from '../domain/counter-sums.js';
import { copyIn, CopyRows } from './copy-in.js';

/** So many bytes go into one statement. */
const chunk = 2 ** 22;

class Chunk {
  readonly counters = new CopyRows(chunk);
  readonly days = new CopyRows(chunk * 1.5);

  get size(): number {
    return this.counters.size + this.days.size;
  }
}

/** Writes counters of units that have none yet; each is made once. While one part is written the next is filled. */
export class CounterRows {
  private filling = new Chunk();
  private writing = new Chunk();
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly client: ClientBase) {}

  /** Answers a promise where enough has come together to be written. */
  add(unitId: string, key: string, { latest, years, months, rows }: PackedCounter): Promise<void> | undefined {
    const { counters, days } = this.filling;
    counters.row(5);
    counters.code(unitId);
    counters.code(key);
    counters.integer(latest);
    counters.binary(years);
    counters.binary(months);
    for (const row of rows) {
      days.row(4);
      days.code(unitId);
      days.code(key);
      days.integer(row.month);
      days.binary(row.days);
    }
    return this.filling.size < chunk ? undefined : this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.written;
  }

  private async flush(): Promise<void> {
    await this.written;
    [this.filling, this.writing] = [this.writing, this.filling];
    this.written = this.write(this.writing);
    // A failure is thrown where it is waited for, which may be turns of the event loop later.
    this.written.catch(() => undefined);
  }

  private async write({ counters, days }: Chunk): Promise<void> {
    await copyIn(this.client, 'assignment_count (unit_id, key, latest, years, months)', counters);
    await copyIn(this.client, 'assignment_day_count (unit_id, key, month, days)', days);
  }
}
