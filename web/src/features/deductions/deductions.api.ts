import { queryOptions } from '@tanstack/react-query';
import type { DeductionList } from '@ducha/contracts';
import { apiGet } from '../../app/http.js';
import type { DeductionFilter } from '../ledger/filters.js';

export const deductionRowsQuery = (filter: DeductionFilter) =>
  queryOptions({
    queryKey: ['deduction-rows', filter],
    queryFn: ({ signal }) => apiGet<DeductionList>('/scoring/deductions', { ...filter, limit: 50 }, signal),
  });
