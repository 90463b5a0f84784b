/** One row change as a trigger saw it; values as `to_jsonb` renders them. */
export interface Change {
  database: string;
  /** Transaction id, unique within its server. */
  transaction: string;
  /** When the server got the statement, ISO text; the same for all changes of one statement. */
  statementAt: string;
  /** Order within the database. */
  sequence: number;
  table: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  before: Row | null;
  after: Row | null;
}
export type Row = Record<string, unknown>;

export interface Column {
  /** SQL type as it is written in a cast. */
  type: string;
  isKey: boolean;
}
/** Columns by name, in the order of the table. */
export type Shape = Record<string, Column>;
/** Shapes by database and table. */
export type Shapes = Record<string, Record<string, Shape>>;
