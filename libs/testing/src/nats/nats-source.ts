/** One way to get a nats-server onto this machine without installing anything on it. */
export interface NatsSource {
  name: string;
  /** The version it would bring; null where this way is closed. */
  version(): Promise<string | null>;
  /** Brings the program into an empty work folder and returns its path. */
  obtain(work: string): Promise<string>;
}
