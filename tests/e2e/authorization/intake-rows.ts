import { later, nobodys, outdated, reason, responsiblePerson } from './row.js';
import type { Row } from './row.js';

const breakdown = { leads: [{ unitId: '152900000000', task: '落实。', responsiblePerson }] };
/** Refused by rule after the permission was checked, so that no row leaves a draft behind. */
const stateSecret = {
  title: '核对权限',
  content: '核对权限。',
  source: { kind: 'LEADER_INSTRUCTION' },
  contentCategory: 'KEY_WORK',
  urgency: 'NORMAL',
  disclosure: 'INTERNAL',
  containsStateSecret: true,
};

/** Refused by rule after the permission was checked: a government has no village clerk. */
const misplaced = {
  unitId: '152921000000',
  role: 'VILLAGE_CLERK',
  personId: 'nobody',
  personName: '核对权限',
  title: '文书',
  ...reason,
};

export const intakeRows: Row[] = [
  { service: 'intake', method: 'GET', path: '/api/intake/me', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/units', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/units/{id}', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/units/{id}/children', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/units/{id}/posts', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/units/{id}/appointable-roles', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/posts', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/posts/export', outcome: 'AAAAAAAAAAAAA' },
  { service: 'intake', method: 'GET', path: '/api/intake/posts/{id}', outcome: 'AAAFFAAFFFFFA' },
  { service: 'intake', method: 'POST', path: '/api/intake/posts', body: misplaced, outcome: 'SSFFFSFSFFFFS' },
  {
    service: 'intake',
    method: 'POST',
    path: '/api/intake/posts/{id}/end',
    body: reason,
    headers: outdated,
    outcome: 'SSFFFSFFFFFFS',
  },
  { service: 'intake', method: 'POST', path: '/api/intake/items', body: stateSecret, outcome: 'SSFFFSFSFFSSF' },
  { service: 'intake', method: 'GET', path: '/api/intake/items', outcome: 'AAAAAAAAAAAAA' },
  {
    service: 'intake',
    method: 'GET',
    path: '/api/intake/items/similar',
    query: 'title=%E8%8D%89%E5%8E%9F',
    outcome: 'AAAAAAAAAAAAA',
  },
  { service: 'intake', method: 'GET', path: '/api/intake/items/{id}', outcome: 'AAAAAAAAAANNA' },
  { service: 'intake', method: 'GET', path: '/api/intake/items/{id}/events', outcome: 'AAAAAAAAAANNA' },
  {
    service: 'intake',
    method: 'PATCH',
    path: '/api/intake/items/{id}',
    body: { title: '核对权限' },
    outcome: 'SSFFFFFFFFNNF',
  },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/submit', body: {}, outcome: 'SSFFFFFFFFNNF' },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/approve', body: {}, outcome: 'FFSFFFFFFFNNF' },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/reject', body: reason, outcome: 'FFSFFFFFFFNNF' },
  {
    service: 'intake',
    method: 'POST',
    path: '/api/intake/items/{id}/transfer',
    body: reason,
    outcome: 'SSFFFFFFFFNNF',
  },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/file', body: reason, outcome: 'SSFFFFFFFFNNF' },
  {
    service: 'intake',
    method: 'PUT',
    path: '/api/intake/items/{id}/decomposition',
    body: breakdown,
    outcome: 'SSFFFFFFFFNNF',
  },
  {
    service: 'intake',
    method: 'POST',
    path: '/api/intake/items/{id}/dispatch',
    body: { requirement: '落实。' },
    outcome: 'SSFFFFFFFFNNF',
  },
  {
    service: 'intake',
    method: 'POST',
    path: '/api/intake/items/{id}/reassign',
    body: { ...reason, assignmentId: nobodys, unitId: '152900000000', task: '落实。', responsiblePerson },
    outcome: 'SSFFFFFFFFNNF',
  },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/suspend', body: reason, outcome: 'FSSFFFFFFFNNF' },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/resume', body: reason, outcome: 'FSSFFFFFFFNNF' },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/revoke', body: reason, outcome: 'FFSFFFFFFFNNF' },
  {
    service: 'intake',
    method: 'POST',
    path: '/api/intake/items/{id}/reopen',
    body: { ...reason, requirement: '落实。', reportDueAt: later, completionDueAt: later },
    outcome: 'FSSFFFFFFFNNF',
  },
  { service: 'intake', method: 'POST', path: '/api/intake/items/{id}/archive', body: {}, outcome: 'SSFFFFFFFFNNF' },
];
