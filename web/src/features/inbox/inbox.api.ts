import { queryOptions } from '@tanstack/react-query';
import type { Inbox } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

/** What waits for the post, over all its kinds of work. */
export const inboxQuery = (postId: string) =>
  queryOptions({
    queryKey: ['inbox', postId],
    queryFn: ({ signal }) => apiGet<Inbox>('/reporting/inbox', {}, signal),
    refetchInterval: 30_000,
  });
