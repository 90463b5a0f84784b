import type { Context } from '@ducha/contracts';

/** Names in NATS. Everything starts with the namespace, so that platforms and tests do not meet on one server. */
export const streamName = (namespace: string, context: Context): string =>
  `${namespace}_${context}`.toUpperCase().replaceAll(/[^A-Z0-9_-]/g, '_');

export const durableName = (service: string, context: Context): string => `${service}__${context}`;

export const subjectOf = (namespace: string, type: string): string => `${namespace}.${type}`;

export const streamSubjects = (namespace: string, context: Context): string => `${namespace}.${context}.>`;

export const aggregateSubjects = (namespace: string, context: Context, aggregate: string): string =>
  `${namespace}.${context}.${aggregate}.>`;

export const eventLogSubject = (namespace: string, context: Context): string => `${namespace}.rpc.${context}.events`;

export const broadcastSubject = (namespace: string, service: string, topic: string): string =>
  `${namespace}.broadcast.${service}.${topic}`;
