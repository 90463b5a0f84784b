import { outdated } from './row.js';
import type { Row } from './row.js';

/** Everybody has a view of this name, so that one more is refused. */
export const savedView = { name: '核对权限', ledger: 'assignments', filter: {}, isShared: true };

export const reportingRows: Row[] = [
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/dashboard',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/dashboard/units/export',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/assignments',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/assignments/export',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/items',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/items/export',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/dashboard/trend',
    query: 'unitId=152900000000',
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/dashboard/stream',
    query: 'unitId=152900000000',
    isStream: true,
    outcome: 'AAAFFAAFFFFFA',
  },
  {
    service: 'reporting',
    method: 'GET',
    path: '/api/reporting/search',
    query: 'query=150000',
    outcome: 'AAAAAAAAAAAAA',
  },
  { service: 'reporting', method: 'GET', path: '/api/reporting/inbox', outcome: 'AAAAAAAAAAAAA' },
  { service: 'reporting', method: 'GET', path: '/api/reporting/saved-views', outcome: 'AAAAAAAAAAAAA' },
  {
    service: 'reporting',
    method: 'POST',
    path: '/api/reporting/saved-views',
    body: savedView,
    outcome: 'SSSSSSSSSSSSS',
  },
  {
    service: 'reporting',
    method: 'PATCH',
    path: '/api/reporting/saved-views/{id}',
    body: { isShared: true },
    headers: outdated,
    outcome: 'SFFNNNNNNNNNF',
  },
  {
    service: 'reporting',
    method: 'DELETE',
    path: '/api/reporting/saved-views/{id}',
    headers: outdated,
    outcome: 'SFFNNNNNNNNNF',
  },
];
