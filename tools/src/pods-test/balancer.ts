import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

export interface Endpoint {
  host: string;
  port: number;
}

/** What kube-proxy does for a Service: each new connection goes to the next endpoint, and open ones stay where they are. */
export class Balancer {
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private next = 0;

  /** @param endpoints asked anew for each connection */
  constructor(private readonly endpoints: () => Endpoint[]) {
    this.server = createServer((client) => this.join(client));
  }

  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
  }

  private join(client: Socket): void {
    const candidates = this.endpoints();
    const endpoint = candidates[this.next++ % candidates.length];
    if (!endpoint) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(endpoint);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.open.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}
