import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { ItemView } from '@ducha/contracts';
import { useEffect, useState } from 'react';
import { itemQuery } from '../items/items.api.js';
import { DraftSession } from './draft-session.js';
import { keepDraft, keptDraft } from './draft-storage.js';
import { draftTransport } from './registration.api.js';

interface Held {
  itemId: string | undefined;
  session: DraftSession;
}

function openSession(postId: string, item: ItemView | null): DraftSession {
  return new DraftSession(
    {
      transport: draftTransport,
      keep: (record, itemId) => keepDraft(postId, itemId, record),
      after: (ms, work) => {
        const timer = window.setTimeout(work, ms);
        return () => window.clearTimeout(timer);
      },
      now: () => new Date().toISOString(),
    },
    { item, record: keptDraft(postId, item?.id ?? null) },
  );
}

/**
 * The session of the draft the address names; none while it is read. A new draft that gets its address keeps its
 * session, so that the person types on while `/items/new` becomes `/items/…/edit`.
 */
export function useDraftSession(
  itemId: string | undefined,
  postId: string,
): { session: DraftSession | null; item: UseQueryResult<ItemView> } {
  const client = useQueryClient();
  const [held, setHeld] = useState<Held | null>(null);
  const item = useQuery({ ...itemQuery(itemId ?? ''), enabled: itemId !== undefined, refetchInterval: 10_000 });
  const isSame =
    held !== null && (held.itemId === itemId || (itemId !== undefined && held.session.current().itemId === itemId));
  const session = isSame ? held.session : null;
  const found = item.data;

  if (isSame) {
    if (held.itemId !== itemId) setHeld({ itemId, session: held.session });
  } else if (itemId === undefined || found) {
    setHeld({ itemId, session: openSession(postId, found ?? null) });
  }

  useEffect(() => {
    if (!session) return undefined;
    const stateOf = session.current;
    session.start();
    return () => {
      session.leave();
      const { itemId: left } = stateOf();
      if (left) void client.invalidateQueries({ queryKey: ['item', left] });
    };
  }, [session, client]);

  useEffect(() => {
    if (session && found) session.observe(found);
  }, [session, found]);

  return { session, item };
}
