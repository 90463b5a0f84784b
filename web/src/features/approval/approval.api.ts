import { queryOptions } from '@tanstack/react-query';
import type { LedgerItemList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';

/** What waits for the approving leader of a unit. The list follows the registrations within a second or so. */
export const pendingItemsQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['pending-approvals', unitId],
    queryFn: ({ signal }) =>
      apiGet<LedgerItemList>(
        '/reporting/items',
        { unitId, scope: 'UNIT', status: 'PENDING_APPROVAL', limit: 200 },
        signal,
      ),
    refetchInterval: 15_000,
  });
