/**
 * Prints the compressed JavaScript each route loads and fails where it is over its budget.
 * Counted is what the browser fetches for a route opened directly: the entry, the route's own chunk and all they import.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const kilobyte = 1000;

/** Budgets in kB of gzip; a list or form someone works in all day is the tighter one. The village page is an entry of its own. */
const routes = {
  '/m': ['m/index.html', 130],
  '/workbench': ['src/features/workbench/workbench-page.tsx', 320],
  '/dashboard/:unitId': ['src/features/dashboard/dashboard-page.tsx', 360],
  '/ledger/assignments': ['src/features/assignments/assignments-page.tsx', 360],
  '/ledger/items': ['src/features/items/items-page.tsx', 360],
  '/ledger/deductions': ['src/features/deductions/deductions-page.tsx', 360],
  '/assignments/:assignmentId': ['src/features/assignments/assignment-page.tsx', 360],
  '/items/:itemId': ['src/features/items/item-page.tsx', 360],
  '/items/new': ['src/features/registration/draft-page.tsx', 360],
  '/items/:itemId/decomposition': ['src/features/decomposition/decomposition-page.tsx', 360],
  '/items/:itemId/notice': ['src/features/dispatch/notice-page.tsx', 360],
  '/approvals': ['src/features/approval/approvals-page.tsx', 360],
  '/settings': ['src/features/settings/settings-frame.tsx', 360],
  '/search': ['src/features/search/search-page.tsx', 360],
  '/settings/organization/:unitId': ['src/features/organization/organization-page.tsx', 360],
  '/settings/posts': ['src/features/posts/posts-page.tsx', 360],
  '/settings/posts/:postId': ['src/features/posts/post-page.tsx', 360],
  '/settings/status': ['src/features/status/status-page.tsx', 360],
  '/settings/api': ['src/features/api-docs/api-docs-page.tsx', 360],
};

/** Pages the router loads by themselves; a frame or page without a budget would grow unseen. */
const router = readFileSync(join(import.meta.dirname, '..', 'src', 'app', 'router.tsx'), 'utf8');
const budgeted = new Set(Object.values(routes).map(([page]) => page));
const lazy = [...router.matchAll(/import\('\.\.\/(features\/[^']+)\.js'\)/g)].map(([, path]) => `src/${path}.tsx`);
const unbudgeted = lazy.filter((page) => !budgeted.has(page));
if (unbudgeted.length > 0) throw new Error(`no budget for ${unbudgeted.join(', ')}`);

function collect(key, chunks) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build: has the page moved?`);
  if (chunks.has(key)) return;
  chunks.add(key);
  for (const imported of chunk.imports ?? []) collect(imported, chunks);
}

const sizeOf = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

let isOver = false;
for (const [route, [page, budget]] of Object.entries(routes)) {
  const chunks = new Set();
  for (const key of page.endsWith('.html') ? [page] : ['index.html', page]) collect(key, chunks);
  const files = [...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
  const size = files.reduce((sum, file) => sum + sizeOf(file), 0) / kilobyte;
  const verdict = size <= budget ? 'ok' : 'OVER';
  isOver ||= size > budget;
  console.log(`${route.padEnd(32)} ${size.toFixed(0).padStart(4)} kB of ${budget} kB  ${verdict}`);
}
process.exitCode = isOver ? 1 : 0;
