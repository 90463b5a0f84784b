import type { ClientBase, Connection, Submittable } from 'pg';
import type { EntityManager } from 'typeorm';

/** PostgreSQL counts days and microseconds from here. */
const since = Date.UTC(2000, 0, 1);
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

  /** Begins a row of so many fields, which are to follow. */
  row(fields: number): void {
    this.room(2);
    this.at = this.bytes.writeInt16BE(fields, this.at);
  }

  nothing(): void {
    this.room(4);
    this.at = this.bytes.writeInt32BE(-1, this.at);
  }

  /** @param text of ASCII characters, as codes are */
  code(text: string): void {
    this.room(4 + text.length);
    this.at = this.bytes.writeInt32BE(text.length, this.at);
    this.at += this.bytes.write(text, this.at, 'latin1');
  }

  text(text: string): void {
    this.room(4 + text.length * 3);
    const length = this.bytes.write(text, this.at + 4, 'utf8');
    this.bytes.writeInt32BE(length, this.at);
    this.at += 4 + length;
  }

  /** @param path of an ltree, which comes with the version of its form */
  path(path: string): void {
    this.room(5 + path.length);
    this.at = this.bytes.writeInt32BE(1 + path.length, this.at);
    this.at = this.bytes.writeUInt8(1, this.at);
    this.at += this.bytes.write(path, this.at, 'latin1');
  }

  /** @throws where it is none */
  uuid(uuid: string): void {
    this.room(20);
    this.at = this.bytes.writeInt32BE(16, this.at);
    const written = this.bytes.write(uuid.replaceAll('-', ''), this.at, 16, 'hex');
    if (written !== 16) throw new Error(`${uuid} is no uuid`);
    this.at += 16;
  }

  boolean(value: boolean): void {
    this.room(5);
    this.at = this.bytes.writeInt32BE(1, this.at);
    this.at = this.bytes.writeUInt8(value ? 1 : 0, this.at);
  }

  integer(value: number): void {
    this.room(8);
    this.at = this.bytes.writeInt32BE(4, this.at);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  /** @param day `yyyy-mm-dd` */
  date(day: string): void {
    this.integer((Date.parse(`${day}T00:00:00Z`) - since) / 86_400_000);
  }

  /** @param at ISO 8601, to the microsecond */
  instant(at: string): void {
    const beyond = at.length > 24 ? /\.\d{3}(\d{1,3})/.exec(at)?.[1] : undefined;
    this.microseconds((Date.parse(at) - since) * 1_000 + Number(beyond?.padEnd(3, '0') ?? 0));
  }

  moment(at: Date): void {
    this.microseconds((at.getTime() - since) * 1_000);
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

  private microseconds(value: number): void {
    this.room(12);
    this.at = this.bytes.writeInt32BE(8, this.at);
    const high = Math.floor(value / 2 ** 32);
    this.at = this.bytes.writeInt32BE(high, this.at);
    this.at = this.bytes.writeUInt32BE(value - high * 2 ** 32, this.at);
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

/** The driver's client of an open transaction. */
export const clientOf = ({ queryRunner }: EntityManager): Promise<ClientBase> => {
  if (queryRunner === undefined) throw new Error('rows are copied in a transaction');
  return queryRunner.connect() as Promise<ClientBase>;
};

/** @param table and its columns, such as `assignment_count (unit_id, key)` */
export function copyIn(client: ClientBase, table: string, rows: CopyRows): Promise<void> {
  return client.query(new CopyIn(`COPY ${table} FROM STDIN (FORMAT binary)`, rows.taken())).done;
}
