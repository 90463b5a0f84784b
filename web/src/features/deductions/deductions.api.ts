import type { DeductionList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import { withoutShown, type DeductionFilter } from '../ledger/filters.js';
import { pageQuery, type PageParam } from '../ledger/row-window.js';

/** One page of the ledger. */
export const readDeductions = (
  filter: DeductionFilter,
  param: PageParam,
  signal: AbortSignal,
): Promise<DeductionList> =>
  apiGet('/scoring/deductions', { ...withoutShown(filter), ...pageQuery(param), limit: 100 }, signal);
