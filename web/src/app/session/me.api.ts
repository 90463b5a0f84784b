import { queryOptions } from '@tanstack/react-query';
import type { Me } from '@ducha/contracts';
import { apiGet } from '../http.js';

export type Post = Me['posts'][number];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => apiGet<Me>('/intake/me', {}, signal),
  staleTime: 5 * 60_000,
});
