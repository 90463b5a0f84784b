import type { BatchResult } from '@ducha/contracts';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { apiCommand } from '../../../app/http.js';
import type { BulkAction } from './eligible.js';

/** Lists whose rows an assignment command changes, by the first part of their keys. */
const touched = ['assignment-rows', 'assignment-window', 'inbox', 'workbench', 'dashboard', 'assignment'];
/** Reports follow the commands by events: they are read again at once and when the events have certainly arrived. */
const rereadAfterMs = [300, 2_000];

function rereadLists(client: QueryClient): void {
  for (const delay of rereadAfterMs) {
    window.setTimeout(
      () => void client.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) }),
      delay,
    );
  }
}

export interface BulkCommand {
  action: BulkAction;
  ids: string[];
  /** What the units are told; only when they are urged. */
  text?: string;
  idempotencyKey: string;
}

/** One command over up to a hundred assignments; each has its own result. */
export function useBulkCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, ids, text, idempotencyKey }: BulkCommand) =>
      apiCommand<BatchResult>({
        method: 'POST',
        path: `/tracking/assignments/${action}-batch`,
        body: action === 'urge' ? { ids, text } : { ids },
        idempotencyKey,
      }),
    onSuccess: () => rereadLists(client),
  });
}
