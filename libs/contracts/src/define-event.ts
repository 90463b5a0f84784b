import { z } from 'zod';

export type Context = 'intake' | 'tracking' | 'scoring';

/** Who caused an event; null where the platform itself acted (a clock, an import). */
export const Actor = z.object({
  personId: z.string(),
  personName: z.string(),
  postId: z.string(),
  unitId: z.string(),
});
export type Actor = z.infer<typeof Actor>;

/**
 * What travels with every event. On the wire the fields other than `data` are CloudEvents headers (`ce-*`).
 * `aggregateVersion` counts 1, 2, 3 … per aggregate without gaps; consumers rely on it.
 */
export interface EventEnvelope<T = unknown> {
  /** uuid v7, also the JetStream message id. */
  id: string;
  /** Subject without namespace, such as `intake.item.approved.v1`. */
  type: string;
  aggregateType: string;
  aggregateId: string;
  aggregateVersion: number;
  /** ISO 8601 instant at which the command's transaction decided. */
  occurredAt: string;
  actor: Actor | null;
  /** W3C trace context of the command, when it was traced. */
  traceparent?: string;
  data: T;
}

export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  type: string;
  context: Context;
  aggregateType: string;
  summary: string;
  schema: S;
  example: z.infer<S>;
  /** Somebody waits for what another service does with it, such as delivering an assignment: under load it does not wait for company. */
  isAwaited?: true;
}

/** Declares one version of one event. The subject is `<context>.<aggregate>.<name>.v<version>`. */
export function defineEvent<S extends z.ZodType>(
  definition: Omit<EventDefinition<S>, 'type'> & { name: string; version: number },
): EventDefinition<S> {
  const { name, version, ...rest } = definition;
  return { ...rest, type: `${rest.context}.${rest.aggregateType}.${name}.v${version}` };
}

export const awaited = <E extends EventDefinition>(event: E): E & { isAwaited: true } => ({
  ...event,
  isAwaited: true,
});
