import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { useEffect } from 'react';
import { documentNames, type DocumentName } from '../features/api-docs/document-names.js';
import { parseDashboardFilter } from '../features/dashboard/dashboard-filter.js';
import {
  parseAssignmentFilter,
  parseDeductionFilter,
  parseItemFilter,
  parseSearch,
  parseWords,
  stringifySearch,
} from '../features/ledger/filters.js';
import { parsePostFilter } from '../features/posts/post-filters.js';
import { parseWorkbench, startsAtWorkbench } from '../features/workbench/workbench-tabs.js';
import { NotFoundPage } from './pages/not-found-page.js';
import { RouteError } from './pages/route-error.js';
import { CallbackPage } from './session/callback-page.js';
import { useCurrentPost } from './session/current-post.js';
import { SignedOutPage } from './session/signed-out-page.js';
import { hasVillagePage } from './shell/navigation.js';
import { Shell } from './shell/shell.js';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

/** The dashboard of the unit they act for. */
function OwnDashboard() {
  const { post } = useCurrentPost();
  return <Navigate to="/dashboard/$unitId" params={{ unitId: post.actingUnit.id }} replace />;
}

/** Clerks and handlers begin with their work, everyone else with how things stand. */
function Start() {
  const { post } = useCurrentPost();
  if (hasVillagePage(post.role, post.unit.id) && isPhone()) return <VillagePage />;
  return <Navigate to={startsAtWorkbench(post.role) ? '/workbench' : '/dashboard'} replace />;
}

const isPhone = () => window.matchMedia('(max-width: 600px)').matches;

/** Another front end: the browser leaves this one. */
function VillagePage() {
  useEffect(() => window.location.replace('/m'), []);
  return null;
}

const start = createRoute({ getParentRoute: () => shell, path: '/', component: Start });
const workbench = createRoute({
  getParentRoute: () => shell,
  path: '/workbench',
  validateSearch: parseWorkbench,
  component: lazyRouteComponent(() => import('../features/workbench/workbench-page.js'), 'WorkbenchPage'),
});
const ownDashboard = createRoute({ getParentRoute: () => shell, path: '/dashboard', component: OwnDashboard });
const dashboard = createRoute({
  getParentRoute: () => shell,
  path: '/dashboard/$unitId',
  validateSearch: parseDashboardFilter,
  component: lazyRouteComponent(() => import('../features/dashboard/dashboard-page.js'), 'DashboardPage'),
});
const assignments = createRoute({
  getParentRoute: () => shell,
  path: '/ledger/assignments',
  validateSearch: parseAssignmentFilter,
  component: lazyRouteComponent(() => import('../features/assignments/assignments-page.js'), 'AssignmentsPage'),
});
const items = createRoute({
  getParentRoute: () => shell,
  path: '/ledger/items',
  validateSearch: parseItemFilter,
  component: lazyRouteComponent(() => import('../features/items/items-page.js'), 'ItemsPage'),
});
const deductions = createRoute({
  getParentRoute: () => shell,
  path: '/ledger/deductions',
  validateSearch: parseDeductionFilter,
  component: lazyRouteComponent(() => import('../features/deductions/deductions-page.js'), 'DeductionsPage'),
});
const assignment = createRoute({
  getParentRoute: () => shell,
  path: '/assignments/$assignmentId',
  component: lazyRouteComponent(() => import('../features/assignments/assignment-page.js'), 'AssignmentPage'),
});
const item = createRoute({
  getParentRoute: () => shell,
  path: '/items/$itemId',
  component: lazyRouteComponent(() => import('../features/items/item-page.js'), 'ItemPage'),
});
const draft = createRoute({
  getParentRoute: () => shell,
  id: 'draft',
  component: lazyRouteComponent(() => import('../features/registration/draft-page.js'), 'DraftPage'),
});
// Both addresses show the page of their parent, which stays while a new draft gets its address.
const newItem = createRoute({ getParentRoute: () => draft, path: '/items/new' });
const editItem = createRoute({ getParentRoute: () => draft, path: '/items/$itemId/edit' });
const decomposition = createRoute({
  getParentRoute: () => shell,
  path: '/items/$itemId/decomposition',
  component: lazyRouteComponent(() => import('../features/decomposition/decomposition-page.js'), 'DecompositionPage'),
});
const notice = createRoute({
  getParentRoute: () => shell,
  path: '/items/$itemId/notice',
  component: lazyRouteComponent(() => import('../features/dispatch/notice-page.js'), 'NoticePage'),
});
const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/approvals',
  validateSearch: ({ itemId }: Record<string, unknown>): { itemId?: string } =>
    typeof itemId === 'string' ? { itemId } : {},
  component: lazyRouteComponent(() => import('../features/approval/approvals-page.js'), 'ApprovalsPage'),
});
const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: parseWords,
  component: lazyRouteComponent(() => import('../features/search/search-page.js'), 'SearchPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-frame.js'), 'SettingsFrame'),
});

/** The organization, opened at the unit they act for. */
function OwnUnit() {
  const { post } = useCurrentPost();
  return <Navigate to="/settings/organization/$unitId" params={{ unitId: post.actingUnit.id }} replace />;
}

const settingsStart = createRoute({ getParentRoute: () => settings, path: '/', component: OwnUnit });
const ownUnit = createRoute({ getParentRoute: () => settings, path: '/organization', component: OwnUnit });
const organization = createRoute({
  getParentRoute: () => settings,
  path: '/organization/$unitId',
  validateSearch: parseWords,
  component: lazyRouteComponent(() => import('../features/organization/organization-page.js'), 'OrganizationPage'),
});
const posts = createRoute({
  getParentRoute: () => settings,
  path: '/posts',
  validateSearch: parsePostFilter,
  component: lazyRouteComponent(() => import('../features/posts/posts-page.js'), 'PostsPage'),
});
const post = createRoute({
  getParentRoute: () => settings,
  path: '/posts/$postId',
  component: lazyRouteComponent(() => import('../features/posts/post-page.js'), 'PostPage'),
});
const status = createRoute({
  getParentRoute: () => settings,
  path: '/status',
  component: lazyRouteComponent(() => import('../features/status/status-page.js'), 'StatusPage'),
});
const apiDocs = createRoute({
  getParentRoute: () => settings,
  path: '/api',
  validateSearch: ({ document, entry }: Record<string, unknown>): { document?: DocumentName; entry?: string } => ({
    ...(documentNames.includes(document as DocumentName) && { document: document as DocumentName }),
    ...(typeof entry === 'string' && { entry }),
  }),
  component: lazyRouteComponent(() => import('../features/api-docs/api-docs-page.js'), 'ApiDocsPage'),
});
const missing = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });
const callback = createRoute({ getParentRoute: () => root, path: '/sign-in/callback', component: CallbackPage });
const signedOut = createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOutPage });

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([
      start,
      workbench,
      ownDashboard,
      dashboard,
      assignments,
      items,
      deductions,
      assignment,
      item,
      draft.addChildren([newItem, editItem]),
      decomposition,
      notice,
      approvals,
      search,
      settings.addChildren([settingsStart, ownUnit, organization, posts, post, status, apiDocs]),
      missing,
    ]),
    callback,
    signedOut,
  ]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: RouteError,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The page stays the same one under another address: the focus stays where it is. */
    keepsFocus?: boolean;
  }
}
