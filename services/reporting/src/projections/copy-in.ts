import type { ClientBase, Connection, Submittable } from 'pg';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/** Rows in PostgreSQL's binary form of COPY, written one after the other into one buffer. */
export class CopyRows {
  private bytes: Buffer;
  private at = 0;

  /** @param size bytes to begin with */
  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
    this.begin();
  }

  get size(): number {
    return this.at;
  }

  get hasRows(): boolean {
    return this.at > signature.length + 8;
  }

  /** Begins a row of so many fields, which are to follow. */
  row(fields: number): void {
    this.room(2);
    this.at = this.bytes.writeInt16BE(fields, this.at);
  }

  /** @param text of ASCII characters, as codes are */
  text(text: string): void {
    this.room(4 + text.length);
    this.at = this.bytes.writeInt32BE(text.length, this.at);
    this.at += this.bytes.write(text, this.at, 'latin1');
  }

  integer(value: number): void {
    this.room(8);
    this.at = this.bytes.writeInt32BE(4, this.at);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  binary(value: Uint8Array): void {
    this.room(4 + value.length);
    this.at = this.bytes.writeInt32BE(value.length, this.at);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** @returns all rows, valid until the next row is begun */
  taken(): Buffer {
    this.room(2);
    this.at = this.bytes.writeInt16BE(-1, this.at);
    const all = this.bytes.subarray(0, this.at);
    this.begin();
    return all;
  }

  private begin(): void {
    this.at = signature.copy(this.bytes);
    this.bytes.fill(0, this.at, this.at + 8);
    this.at += 8;
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(wider, 0, 0, this.at);
    this.bytes = wider;
  }
}

/** What the driver's connection can besides what its types say. */
interface CopyingConnection extends Connection {
  sendCopyFromChunk(bytes: Buffer): void;
  endCopyFrom(): void;
}

/** One `COPY … FROM STDIN`: the driver leaves what is sent to whoever submits it. */
class CopyIn implements Submittable {
  readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(
    private readonly sql: string,
    private readonly bytes: Buffer,
  ) {
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: CopyingConnection): void {
    connection.sendCopyFromChunk(this.bytes);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // The server says so before it is ready for the next statement.
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }

  handleError(error: unknown): void {
    this.settle.reject(error);
  }
}

/** @param table and its columns, such as `assignment_count (unit_id, key)` */
export function copyIn(client: ClientBase, table: string, rows: CopyRows): Promise<void> {
  return client.query(new CopyIn(`COPY ${table} FROM STDIN (FORMAT binary)`, rows.taken())).done;
}
