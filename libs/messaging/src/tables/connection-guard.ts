import type { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * Between the pool handing out a new connection and the mapper listening to it, nobody hears its errors: a server that
 * shuts down just then would end the process by an unhandled `error` event. The error itself is not lost, the next query on
 * the connection fails with it.
 */
@Injectable()
export class ConnectionGuard implements OnModuleInit {
  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    const { master } = this.dataSource.driver as unknown as { master: EventEmitter };
    master.on('connect', (client: EventEmitter) => client.on('error', () => undefined));
  }
}
