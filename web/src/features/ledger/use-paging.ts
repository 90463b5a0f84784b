import { useLocation, useRouter } from '@tanstack/react-router';

/** How deep the reader has paged, kept beside the address, so that going back is the browser's own going back. */
export function usePaging(): { page: number; previous: (() => void) | undefined; nextState: { page: number } } {
  const { history } = useRouter();
  const page = useLocation({ select: (location) => location.state.page ?? 1 });
  return { page, previous: page > 1 ? () => history.back() : undefined, nextState: { page: page + 1 } };
}
