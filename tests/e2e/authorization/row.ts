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

export const reason = { reason: '核对权限。' };
export const later = '2099-12-31T16:00:00.000Z';
export const responsiblePerson = { name: '巴图', title: '副主任' };
/** A batch answers for each id by itself; this one is of no assignment. */
export const nobodys = '0197c3a0-0000-7000-8000-000000000000';
/** A version no row has: the owner's command is refused after the permission was checked. */
export const outdated = { 'if-match': '"999999"' };
