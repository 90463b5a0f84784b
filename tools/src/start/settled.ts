import { setTimeout as delay } from 'node:timers/promises';
import { signIn } from '../sign-in/sign-in.js';
import { texts } from './messages.zh-cn.js';
import { StartFailure } from './start-failure.js';
import { services } from './surroundings.js';

/** The parts of a service's status that tell whether events are still on their way. */
interface Status {
  messaging: {
    outbox: { count: number };
    consumers: { name: string; pending: number | null; ackPending: number | null }[];
  };
}

/** Demo account that may read every service's status. */
const observer = 'admin';

/**
 * Waits until every event has reached every service: on fresh data the organization travels to the services that keep a copy of it, and
 * until it is there nobody's post is known to them.
 * @param origin address of the platform, with the embedded sign-in
 * @throws StartFailure naming what is still on its way at the deadline
 */
export async function waitUntilSettled(origin: string, timeoutMs = 180_000): Promise<void> {
  const { accessToken } = await signIn(origin, observer);
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const open = await openWork(origin, accessToken);
    if (open.length === 0) return;
    if (Date.now() > deadline) throw new StartFailure(texts.notSettled(open.join('；')), { advice: texts.seeLog });
    await delay(200);
  }
}

/** In the order in which events flow, so that nothing slips from one service to another between two questions. */
async function openWork(origin: string, token: string): Promise<string[]> {
  const open: string[] = [];
  for (const service of services) {
    const response = await fetch(`${origin}/api/${service}/status`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null);
    // Refused as long as the observer's own post has not arrived.
    if (!response?.ok) open.push(`${service}: ${response ? `HTTP ${response.status}` : '-'}`);
    else open.push(...backlog(service, (await response.json()) as Status));
  }
  return open;
}

function backlog(service: string, { messaging: { outbox, consumers } }: Status): string[] {
  const waiting = consumers.filter(({ pending, ackPending }) => pending !== 0 || ackPending !== 0);
  return [
    ...(outbox.count > 0 ? [`${service} outbox: ${outbox.count}`] : []),
    ...waiting.map(({ name, pending, ackPending }) => `${name}: ${(pending ?? 0) + (ackPending ?? 0)}`),
  ];
}
