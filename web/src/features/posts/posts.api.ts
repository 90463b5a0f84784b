import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AppointableRoles, PostDetail, PostPage } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { postRequest, type PostFilter } from './post-filters.js';

const pageSize = 100;

/** Posts of a filter, page after page. */
export const postsQuery = (ownPostId: string, filter: PostFilter) => {
  const request = postRequest(filter);
  return infiniteQueryOptions({
    queryKey: ['posts', ownPostId, request],
    queryFn: ({ pageParam, signal }) =>
      apiGet<PostPage>('/intake/posts', { ...request, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
};

export const postQuery = (ownPostId: string, postId: string) =>
  queryOptions({
    queryKey: ['post', ownPostId, postId],
    queryFn: ({ signal }) => apiGet<PostDetail>(`/intake/posts/${encodeURIComponent(postId)}`, {}, signal),
  });

/** The roles this post may give in a unit. */
export const appointableRolesQuery = (ownPostId: string, unitId: string) =>
  queryOptions({
    queryKey: ['appointable-roles', ownPostId, unitId],
    queryFn: ({ signal }) =>
      apiGet<AppointableRoles>(`/intake/units/${encodeURIComponent(unitId)}/appointable-roles`, {}, signal),
    staleTime: 60_000,
  });
