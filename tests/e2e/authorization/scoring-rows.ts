import { reason } from './row.js';
import type { Row } from './row.js';

export const scoringRows: Row[] = [
  { service: 'scoring', method: 'GET', path: '/api/scoring/rule-sets', outcome: 'AAAAAAAAAAAAA' },
  { service: 'scoring', method: 'GET', path: '/api/scoring/deductions', outcome: 'AAAAAAAAAAAAA' },
  { service: 'scoring', method: 'GET', path: '/api/scoring/deductions/export', outcome: 'AAAAAAAAAAAAA' },
  { service: 'scoring', method: 'GET', path: '/api/scoring/deductions/{id}', outcome: 'AAAANNNNNNNNA' },
  { service: 'scoring', method: 'GET', path: '/api/scoring/deductions/{id}/events', outcome: 'AAAANNNNNNNNA' },
  {
    service: 'scoring',
    method: 'POST',
    path: '/api/scoring/deductions/{id}/confirm',
    body: {},
    outcome: 'FSFFFFFFFFFNF',
  },
  {
    service: 'scoring',
    method: 'POST',
    path: '/api/scoring/deductions/{id}/withdraw',
    body: reason,
    outcome: 'FSFFFFFFFFFNF',
  },
  {
    service: 'scoring',
    method: 'POST',
    path: '/api/scoring/deductions/{id}/appeal',
    body: reason,
    outcome: 'FFFSNFNFNNFFF',
  },
  {
    service: 'scoring',
    method: 'POST',
    path: '/api/scoring/deductions/{id}/decide-appeal',
    body: { isUpheld: true, ...reason },
    outcome: 'FSFFFFFFFFFNF',
  },
  {
    service: 'scoring',
    method: 'GET',
    path: '/api/scoring/scores',
    query: 'year=2026&unitId=150000000000_FGW',
    outcome: 'AAAAFFFFFFFFA',
  },
];
