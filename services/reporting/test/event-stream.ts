import { eventually } from '@ducha/testing';

export interface StreamedEvent {
  event: string;
  data: unknown;
}

/** Reads an answer of `text/event-stream` in the background. */
export class EventStream {
  readonly events: StreamedEvent[] = [];
  comments = 0;
  isOver = false;
  private readonly reading: Promise<void>;

  constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {
    this.reading = this.read();
  }

  /** Waits for the first event of this name after the ones already taken. */
  async next(name: string): Promise<StreamedEvent> {
    return eventually(async () => {
      const place = this.events.findIndex(({ event }) => event === name);
      const found = this.events[place];
      if (!found) throw new Error(`no event ${name} has come`);
      this.events.splice(0, place + 1);
      return found;
    });
  }

  over(): Promise<boolean> {
    return eventually(async () => this.isOver);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of this.response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    } finally {
      this.isOver = true;
    }
  }

  private take(block: string): void {
    if (block.startsWith(':')) this.comments += 1;
    const event = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (event !== undefined && data !== undefined) this.events.push({ event, data: JSON.parse(data) });
  }
}
