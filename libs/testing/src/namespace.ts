import { randomBytes } from 'node:crypto';

/** A messaging namespace of its own for one spec, so that specs share one NATS server without seeing each other's events. */
export function testNamespace(): string {
  return `t${randomBytes(6).toString('hex')}`;
}
