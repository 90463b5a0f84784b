import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const alerts = readFileSync(join(root, 'deploy/helm/ducha/templates/_alerts.tpl'), 'utf8');
const pages = [...alerts.matchAll(/"name" "(\w+)" "page" "([\w-]+)"/g)].map(([, name, page]) => ({ name, page }));

describe('the alerts of the chart', () => {
  it('are found', () => {
    expect(pages.length).toBe(alerts.match(/"severity"/g)?.length);
  });

  it.each(pages)('$name has its runbook page', ({ name, page }) => {
    const path = join(root, 'docs/deploy/runbooks', `${page}.md`);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(`# ${name}\n`);
  });
});
