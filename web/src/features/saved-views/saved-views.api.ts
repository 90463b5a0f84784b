import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SavedView, SavedViewLedger, SavedViewList } from '@ducha/contracts';
import { apiCommand, apiGet } from '../../app/http.js';
import type { ViewState } from './view-state.js';

export const savedViewsQuery = (ledger: SavedViewLedger) =>
  queryOptions({
    queryKey: ['saved-views', ledger],
    queryFn: ({ signal }) => apiGet<SavedViewList>('/reporting/saved-views', { ledger }, signal),
    staleTime: 60_000,
  });

export type ViewCommand = { idempotencyKey: string } & (
  | { kind: 'SAVE'; name: string; isShared: boolean; state: ViewState }
  | { kind: 'CHANGE'; view: SavedView; changes: Partial<ViewState & Pick<SavedView, 'name' | 'isShared'>> }
  | { kind: 'DELETE'; view: SavedView }
);

export function useViewCommand(ledger: SavedViewLedger) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: ViewCommand): Promise<SavedView | undefined> => {
      const { idempotencyKey } = command;
      const path = '/reporting/saved-views';
      switch (command.kind) {
        case 'SAVE': {
          const { name, isShared, state } = command;
          return apiCommand({ method: 'POST', path, idempotencyKey, body: { ledger, name, isShared, ...state } });
        }
        case 'CHANGE':
          return apiCommand({
            method: 'PATCH',
            path: `${path}/${command.view.id}`,
            idempotencyKey,
            body: command.changes,
            version: command.view.version,
          });
        case 'DELETE':
          return apiCommand({
            method: 'DELETE',
            path: `${path}/${command.view.id}`,
            idempotencyKey,
            version: command.view.version,
          });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['saved-views', ledger] }),
  });
}
