import { Platform } from '../../tools/src/client/platform.js';
import type { Rows } from '../../tools/src/client/steps.js';
import { playFirstPath } from '../../tools/src/smoke/first-path.js';
import { savedView } from './authorization/reporting-rows.js';
import { columns } from './authorization/row.js';
import type { Row } from './authorization/row.js';
import { rows } from './authorization/rows.js';

const letters: Record<number, string> = { 200: 'A', 201: 'A', 409: 'S', 422: 'S', 403: 'F', 404: 'N' };
const services = ['intake', 'tracking', 'scoring', 'reporting'] as const;
const baseUrl = process.env.E2E_BASE_URL!;
const platform = new Platform(baseUrl, { patienceMs: 10_000 });

/** What fills `{id}` in a path, by its collection. */
let ids: Record<string, string>;

const fill = ({ path, query }: Row): string => {
  const collection = path.split('/')[3] ?? '';
  return path.replace('{id}', ids[collection] ?? '').replace('{itemId}', ids.items ?? '') + (query ? `?${query}` : '');
};

async function statusFor(row: Row, personId: string): Promise<number> {
  const person = platform.asPerson(personId);
  if (!row.isStream) return (await person.ask(row.method, fill(row), row.body, row.headers)).status;
  const abort = new AbortController();
  const headers = { authorization: `Bearer ${await person.bearer()}` };
  const { status } = await fetch(`${baseUrl}${fill(row)}`, { headers, signal: abort.signal });
  abort.abort();
  return status;
}

describe('the authorization matrix', () => {
  beforeAll(async () => {
    const { itemId, tree } = await playFirstPath(platform, () => undefined);
    await platform.as('office').command('POST', `/api/intake/items/${itemId}/archive`);
    const { rows: deductions } = await platform
      .as('office')
      .get<Rows<{ id: string }>>(`/api/scoring/deductions?assignmentId=${tree.departmentLead}`);
    const deductionId = deductions[0]!.id;
    await platform
      .as('officeDirector')
      .command('POST', `/api/scoring/deductions/${deductionId}/withdraw`, { reason: '情况属实，予以撤销。' });
    const { progress } = await platform
      .as('office')
      .get<{ progress: { attachments: { id: string }[] }[] }>(`/api/tracking/assignments/${tree.gacha}`);
    const attachmentId = progress.flatMap(({ attachments }) => attachments)[0]!.id;
    // Saved before in an earlier run: refused, which is what it is for.
    for (const personId of columns)
      await platform.asPerson(personId).ask('POST', '/api/reporting/saved-views', savedView);
    const views = await platform
      .asPerson('region-clerk')
      .get<Rows<{ id: string; isOwn: boolean; name: string }>>('/api/reporting/saved-views?ledger=assignments');
    const viewId = views.rows.find(({ isOwn, name }) => isOwn && name === savedView.name)!.id;
    const posts = await platform
      .asPerson('league-clerk')
      .get<Rows<{ id: string; role: string }>>('/api/intake/units/152900000000_FGW/posts');
    ids = {
      posts: posts.rows.find(({ role }) => role === 'UNIT_HANDLER')!.id,
      'saved-views': viewId,
      units: '152921000000',
      items: itemId,
      assignments: tree.league,
      deductions: deductionId,
      attachments: attachmentId,
    };
  }, 90_000);

  it('has a row for every endpoint the services describe, and no other', async () => {
    const described: string[] = [];
    for (const service of services) {
      const { paths } = (await (await fetch(`${baseUrl}/api/${service}/openapi.json`)).json()) as {
        paths: Record<string, object>;
      };
      for (const [path, operations] of Object.entries(paths)) {
        for (const method of Object.keys(operations)) described.push(`${method.toUpperCase()} ${path}`);
      }
    }
    expect(rows.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described.sort());
  });

  it.each(rows)('$method $path', async (row) => {
    const answered: Record<string, string> = {};
    for (const personId of columns) {
      const status = await statusFor(row, personId);
      answered[personId] = letters[status] ?? String(status);
    }
    expect(answered).toEqual(Object.fromEntries(columns.map((personId, index) => [personId, row.outcome[index]])));
  });

  it.each(rows)('$method $path answers 401 without a token', async (row) => {
    const response = await fetch(`${baseUrl}${fill(row)}`, {
      method: row.method,
      ...(row.body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(row.body) } : {}),
    });
    expect({ status: response.status, type: response.headers.get('content-type')?.split(';')[0] }).toEqual({
      status: 401,
      type: 'application/problem+json',
    });
  });
});
