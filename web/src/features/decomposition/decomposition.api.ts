import type { DecomposeItemBody, ItemView } from '@ducha/contracts';
import { apiCommand } from '../../app/http.js';

/** Replaces the whole breakdown. */
export const saveBreakdown = (
  itemId: string,
  version: number,
  body: DecomposeItemBody,
  idempotencyKey: string,
): Promise<ItemView> =>
  apiCommand<ItemView>({
    method: 'PUT',
    path: `/intake/items/${encodeURIComponent(itemId)}/decomposition`,
    body,
    idempotencyKey,
    version,
  });
