import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Broken, NoSuchPage } from './dead-ends';
import { CONSOLE_ROOT } from './root';
import { parseSearch, type Search, stringifySearch } from './search';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NoSuchPage,
  validateSearch: (search: Search): Search => search,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../pages/joining/sign-in'), 'SignInPage'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../pages/joining/invite'), 'InvitePage'),
});

/** Everything for people who are signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./signed-in'), 'SignedIn'),
});
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home/home'), 'HomePage'),
});
const workspaces = createRoute({
  getParentRoute: () => signedIn,
  path: '/workspaces',
  component: lazyRouteComponent(() => import('../pages/home/workspaces'), 'WorkspacesPage'),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/account/account'), 'AccountPage'),
});
const installationAudit = createRoute({
  getParentRoute: () => signedIn,
  path: '/installation/audit',
  component: lazyRouteComponent(() => import('../pages/installation/installation-audit'), 'InstallationAuditPage'),
});
const masterKey = createRoute({
  getParentRoute: () => signedIn,
  path: '/installation/master-key',
  component: lazyRouteComponent(() => import('../pages/installation/master-key'), 'MasterKeyPage'),
});
const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: '/w/$slug',
  component: lazyRouteComponent(() => import('./in-workspace'), 'InWorkspace'),
});

const overview = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview/overview'), 'OverviewPage'),
});
const inbox = createRoute({
  getParentRoute: () => workspace,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../pages/inbox/inbox'), 'InboxPage'),
});
const message = createRoute({
  getParentRoute: () => workspace,
  path: '/inbox/$id',
  component: lazyRouteComponent(() => import('../pages/inbox/message'), 'MessagePage'),
});
const quarantine = createRoute({
  getParentRoute: () => workspace,
  path: '/quarantine',
  component: lazyRouteComponent(() => import('../pages/inbox/quarantine'), 'QuarantinePage'),
});
const quarantined = createRoute({
  getParentRoute: () => workspace,
  path: '/quarantine/$id',
  component: lazyRouteComponent(() => import('../pages/inbox/quarantined'), 'QuarantinedPage'),
});
const jobs = createRoute({
  getParentRoute: () => workspace,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../pages/jobs/jobs'), 'JobsPage'),
});
const job = createRoute({
  getParentRoute: () => workspace,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('../pages/jobs/job'), 'JobPage'),
});
const newJob = createRoute({
  getParentRoute: () => workspace,
  path: '/jobs/new',
  component: lazyRouteComponent(() => import('../pages/jobs/new-job'), 'NewJobPage'),
});
const queues = createRoute({
  getParentRoute: () => workspace,
  path: '/queues',
  component: lazyRouteComponent(() => import('../pages/queues/queues'), 'QueuesPage'),
});
const schedules = createRoute({
  getParentRoute: () => workspace,
  path: '/schedules',
  component: lazyRouteComponent(() => import('../pages/schedules/schedules'), 'SchedulesPage'),
});
const newSchedule = createRoute({
  getParentRoute: () => workspace,
  path: '/schedules/new',
  component: lazyRouteComponent(() => import('../pages/schedules/new-schedule'), 'NewSchedulePage'),
});
const schedule = createRoute({
  getParentRoute: () => workspace,
  path: '/schedules/$id',
  component: lazyRouteComponent(() => import('../pages/schedules/schedule'), 'SchedulePage'),
});
const trace = createRoute({
  getParentRoute: () => workspace,
  path: '/traces/$traceId',
  component: lazyRouteComponent(() => import('../pages/traces/trace'), 'TracePage'),
});
const connectors = createRoute({
  getParentRoute: () => workspace,
  path: '/connectors',
  component: lazyRouteComponent(() => import('../pages/connectors/connectors'), 'ConnectorsPage'),
});
const newConnector = createRoute({
  getParentRoute: () => workspace,
  path: '/connectors/new',
  component: lazyRouteComponent(() => import('../pages/connectors/new-connector'), 'NewConnectorPage'),
});
const connector = createRoute({
  getParentRoute: () => workspace,
  path: '/connectors/$id',
  component: lazyRouteComponent(() => import('../pages/connectors/connector'), 'ConnectorPage'),
});
const routes = createRoute({
  getParentRoute: () => workspace,
  path: '/routes',
  component: lazyRouteComponent(() => import('../pages/routes/routes'), 'RoutesPage'),
});
const newRoute = createRoute({
  getParentRoute: () => workspace,
  path: '/routes/new',
  component: lazyRouteComponent(() => import('../pages/routes/route'), 'NewRoutePage'),
});
const route = createRoute({
  getParentRoute: () => workspace,
  path: '/routes/$id',
  component: lazyRouteComponent(() => import('../pages/routes/route'), 'RoutePage'),
});
const policies = createRoute({
  getParentRoute: () => workspace,
  path: '/policies',
  component: lazyRouteComponent(() => import('../pages/policies/policies'), 'PoliciesPage'),
});
const newPolicy = createRoute({
  getParentRoute: () => workspace,
  path: '/policies/new',
  component: lazyRouteComponent(() => import('../pages/policies/policy'), 'NewPolicyPage'),
});
const policy = createRoute({
  getParentRoute: () => workspace,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('../pages/policies/policy'), 'PolicyPage'),
});
const secrets = createRoute({
  getParentRoute: () => workspace,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../pages/secrets/secrets'), 'SecretsPage'),
});
const secret = createRoute({
  getParentRoute: () => workspace,
  path: '/secrets/$id',
  component: lazyRouteComponent(() => import('../pages/secrets/secret'), 'SecretPage'),
});
const events = createRoute({
  getParentRoute: () => workspace,
  path: '/events',
  component: lazyRouteComponent(() => import('../pages/record/events'), 'EventsPage'),
});
const requests = createRoute({
  getParentRoute: () => workspace,
  path: '/requests',
  component: lazyRouteComponent(() => import('../pages/record/requests'), 'RequestsPage'),
});
const audit = createRoute({
  getParentRoute: () => workspace,
  path: '/audit',
  component: lazyRouteComponent(() => import('../pages/record/audit'), 'AuditPage'),
});
const members = createRoute({
  getParentRoute: () => workspace,
  path: '/members',
  component: lazyRouteComponent(() => import('../pages/people/members'), 'MembersPage'),
});
const apiKeys = createRoute({
  getParentRoute: () => workspace,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../pages/people/api-keys'), 'ApiKeysPage'),
});
const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/people/settings'), 'SettingsPage'),
});

const traffic = [inbox, message, quarantine, quarantined, jobs, newJob, job, trace] as const;
const running = [queues, schedules, newSchedule, schedule] as const;
const setUp = [connectors, newConnector, connector, routes, newRoute, route, policies, newPolicy, policy] as const;
const record = [events, requests, audit, members, apiKeys, settings] as const;
const ofWorkspace = workspace.addChildren([overview, ...traffic, ...running, ...setUp, secrets, secret, ...record]);

const ofInstallation = [workspaces, installationAudit, masterKey] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, invite, signedIn.addChildren([home, account, ...ofInstallation, ofWorkspace])]),
  basepath: CONSOLE_ROOT.pathname.replace(/\/$/, ''),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
