/**
 * Who may call what. Each endpoint has one row; each column is one person of the demo branch. The item of the fixture was issued by the
 * autonomous region, dispatched to the league, to the development commission (leads) and to the finance department (co-unit), cascaded
 * down to the gacha, closed and archived; its one deduction is withdrawn. Everything is over, so a permitted command is refused by state
 * (`S`) and the matrix can be run again and again without changing anything. The post of the fixture is the handler's of the
 * league's development commission.
 *
 * A answered · S permitted, refused by state or rule (409, 422) · F forbidden, says whose permission is needed (403) ·
 * N not found, its existence is not revealed (404)
 */
export const columns = [
  'region-clerk',
  'region-director',
  'region-leader',
  'region-fgw-handler',
  'region-czt-handler',
  'league-clerk',
  'league-leader',
  'banner-clerk',
  'sumu-handler',
  'gacha-clerk',
  'hohhot-clerk',
  'hohhot-director',
  'admin',
] as const;

export interface Row {
  service: 'intake' | 'tracking' | 'scoring' | 'reporting';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the service's OpenAPI document; `{…}` is filled from the fixture. */
  path: string;
  query?: string;
  body?: unknown;
  /** The body is a file: what is said of the fields of a body does not hold for it. */
  takesFile?: true;
  headers?: Record<string, string>;
  /** The answer goes on until it is given up. */
  isStream?: true;
  /** One letter a column. */
  outcome: string;
}

const reason = { reason: '核对权限。' };
const later = '2099-12-31T16:00:00.000Z';
const responsiblePerson = { name: '巴图', title: '副主任' };
const breakdown = { leads: [{ unitId: '152900000000', task: '落实。', responsiblePerson }] };
const cascade = { children: [{ unitId: '152921000000', task: '落实。', responsiblePerson }] };
const completion = { text: '完成。', signedBy: { kind: 'OFFICIAL_SEAL' } };
/** A batch answers for each id by itself; this one is of no assignment. */
const nobodys = '0197c3a0-0000-7000-8000-000000000000';
/** Everybody has a view of this name, so that one more is refused. */
export const savedView = { name: '核对权限', ledger: 'assignments', filter: {}, isShared: true };
/** A version no row has: the owner's command is refused after the permission was checked. */
const outdated = { 'if-match': '"999999"' };
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

export const rows: Row[] = [
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
  { service: 'tracking', method: 'GET', path: '/api/tracking/assignments', outcome: 'AAAAAAAAAAAAA' },
  { service: 'tracking', method: 'GET', path: '/api/tracking/assignments/{id}', outcome: 'AAANNAANNNNNA' },
  { service: 'tracking', method: 'GET', path: '/api/tracking/assignments/{id}/events', outcome: 'AAANNAANNNNNA' },
  { service: 'tracking', method: 'GET', path: '/api/tracking/items/{itemId}/assignments', outcome: 'AAAAAAAAAANNA' },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/acknowledge',
    body: {},
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/decline',
    body: reason,
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/cascade',
    body: cascade,
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/request-extension',
    body: { ...reason, proposedDueAt: later },
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/request-unable',
    body: reason,
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/progress',
    body: { text: '进展。', percent: 50 },
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/input',
    body: { text: '意见。' },
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/submit',
    body: completion,
    outcome: 'FFFNNSFNNNNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/overrule-decline',
    body: reason,
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/cancel-declined',
    body: reason,
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/urge',
    body: { text: '请抓紧。' },
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/return',
    body: reason,
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/accept',
    body: {},
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/decide-extension',
    body: { isGranted: false, ...reason },
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/decide-unable',
    body: { isGranted: false, ...reason },
    outcome: 'SSFNNFFNNFNNF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/{id}/attachments',
    body: {},
    takesFile: true,
    outcome: 'FFFNNSFNNNNNF',
  },
  { service: 'tracking', method: 'GET', path: '/api/tracking/attachments/{id}', outcome: 'AAANNAAAAANNA' },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/acknowledge-batch',
    body: { ids: [nobodys] },
    outcome: 'AAFAAAFAAAAAF',
  },
  {
    service: 'tracking',
    method: 'POST',
    path: '/api/tracking/assignments/urge-batch',
    body: { ids: [nobodys], text: '请抓紧。' },
    outcome: 'AAFAAAFAAFAAF',
  },
  { service: 'tracking', method: 'GET', path: '/api/tracking/work-days', outcome: 'AAAAAAAAAAAAA' },
  {
    service: 'tracking',
    method: 'GET',
    path: '/api/tracking/due-dates',
    query: 'sourceKind=LEADER_INSTRUCTION&urgency=NORMAL',
    outcome: 'AAAAAAAAAAAAA',
  },
  { service: 'scoring', method: 'GET', path: '/api/scoring/rule-sets', outcome: 'AAAAAAAAAAAAA' },
  { service: 'scoring', method: 'GET', path: '/api/scoring/deductions', outcome: 'AAAAAAAAAAAAA' },
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
