import { queryOptions } from '@tanstack/react-query';
import type {
  DueDates,
  ItemPage,
  ItemTimeline,
  ItemView,
  RecordItemBody,
  ReviseItemBody,
  SimilarItems,
  SourceKind,
  Urgency,
} from '@ducha/contracts';
import { apiCommand, apiGet, ApiProblem, newIdempotencyKey } from '../../app/http.js';
import type { Change, DraftTransport, SaveFailure } from './draft-session.js';

const pathOf = (itemId: string): string => `/intake/items/${encodeURIComponent(itemId)}`;

const readTimeline = (itemId: string, signal?: AbortSignal): Promise<ItemTimeline> =>
  apiGet<ItemTimeline>(`${pathOf(itemId)}/events`, {}, signal);

/** What led to this version of the matter. */
export const itemStepsQuery = (itemId: string, version: number) =>
  queryOptions({
    queryKey: ['item-steps', itemId, version],
    queryFn: ({ signal }) => readTimeline(itemId, signal),
  });

export async function lastChangeOf(itemId: string): Promise<Change> {
  const timeline = await readTimeline(itemId);
  const last = timeline[timeline.length - 1];
  return { by: last?.actor?.personName ?? null, at: last?.occurredAt ?? null };
}

/** Sorts a failed command into what the person can do about it. */
export function failureOf(error: unknown): SaveFailure {
  if (!(error instanceof ApiProblem)) return { kind: 'SILENCE' };
  const { status, rule } = error;
  if (status === 0 || status >= 500 || status === 401 || status === 429) return { kind: 'SILENCE' };
  if (rule === 'messaging.idempotency-key.reused') return { kind: 'KEY_USED' };
  if (status === 409) return { kind: 'CONFLICT' };
  return { kind: 'REFUSED', sentence: error.sentence, errors: error.errors };
}

export const draftTransport: DraftTransport = {
  record: (body: RecordItemBody, idempotencyKey) =>
    apiCommand<ItemView>({ method: 'POST', path: '/intake/items', body, idempotencyKey }),
  revise: (itemId, version, body: ReviseItemBody, idempotencyKey) =>
    apiCommand<ItemView>({ method: 'PATCH', path: pathOf(itemId), body, idempotencyKey, version }),
  async read(itemId) {
    const [item, change] = await Promise.all([apiGet<ItemView>(pathOf(itemId)), lastChangeOf(itemId)]);
    return { item, change };
  },
  failureOf,
  newKey: newIdempotencyKey,
};

/** One step of an item by name: submit, transfer, file, approve, reject, dispatch. */
export function giveItemCommand(
  itemId: string,
  command: { name: string; body: object; idempotencyKey: string; version?: number | undefined },
): Promise<ItemView> {
  const { name, body, idempotencyKey, version } = command;
  return apiCommand<ItemView>({ method: 'POST', path: `${pathOf(itemId)}/${name}`, body, idempotencyKey, version });
}

/** Not built into every installation; null where the service does not know the question. */
async function ifKnown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}

export const dueDatesQuery = (sourceKind: SourceKind | '', urgency: Urgency, unitId: string, receivedOn: string) =>
  queryOptions({
    queryKey: ['due-dates', sourceKind, urgency, unitId, receivedOn],
    queryFn: ({ signal }) =>
      ifKnown(
        apiGet<DueDates>(
          '/tracking/due-dates',
          { sourceKind, urgency, unitId, from: receivedOn && `${receivedOn}T00:00:00+08:00` },
          signal,
        ),
      ),
    enabled: sourceKind !== '',
    staleTime: 5 * 60_000,
    retry: false,
  });

export const similarItemsQuery = (title: string, excludeId: string | null) =>
  queryOptions({
    queryKey: ['similar-items', title, excludeId],
    queryFn: ({ signal }) =>
      ifKnown(
        apiGet<SimilarItems>('/intake/items/similar', { title, ...(excludeId !== null && { excludeId }) }, signal),
      ),
    enabled: title.length >= 4,
    staleTime: 30_000,
    retry: false,
  });

/** What the supervision office has in hand before dispatch. */
export const openItemsQuery = queryOptions({
  queryKey: ['items-before-dispatch'],
  queryFn: ({ signal }) =>
    apiGet<ItemPage>('/intake/items', { status: 'DRAFT,PENDING_APPROVAL,REGISTERED', limit: 200 }, signal),
});
