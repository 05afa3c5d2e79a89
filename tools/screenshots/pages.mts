import type { ApiClient } from '../demo/api-client.mts';

export interface PageToShoot {
  name: string;
  /** Below `/console/`. */
  path: string;
  /** Shown to people who are not signed in. */
  anonymous?: boolean;
  /** A button to press first, by its name: what opens is taken too. */
  press?: string;
}

interface Item {
  id: string;
  traceId: string;
}

/** Every page, with ids of things that have a story to tell. */
export async function pagesOf(api: ApiClient): Promise<PageToShoot[]> {
  const [workspace] = await api.list<Item>('/v1/workspaces?slug=demo');
  const base = `/v1/workspaces/${workspace?.id ?? ''}`;
  const first = async (path: string) => (await api.get<{ items: Item[] }>(`${base}/${path}`)).items[0];
  const invite = await api.post<{ token: string }>(`${base}/invites`, { role: 'developer' });
  const dead = await first('jobs?status=dead');
  const change = await first('audit?action=policy.update');
  const source = await first('connectors?type=github');
  const ids = {
    message: (await first('webhooks/inbox'))?.id,
    quarantined: (await first('webhooks/quarantine'))?.id,
    job: dead?.id,
    trace: dead?.traceId,
    connector: source?.id,
    destination: (await api.list<Item & { name: string }>(`${base}/connectors`)).find(({ name }) => name === 'Ledger')
      ?.id,
    schedule: (await first('schedules'))?.id,
    route: (await api.list<Item & { name: string }>(`${base}/routes`)).find(({ name }) => name.startsWith('Opened'))
      ?.id,
    policy: (await first('policies'))?.id,
    secret: (await first('secret-refs'))?.id,
  };
  const inWorkspace: Record<string, string> = {
    overview: '?window=1h',
    webhooks: 'inbox',
    webhook: `inbox/${ids.message}`,
    quarantine: 'quarantine',
    quarantined: `quarantine/${ids.quarantined}`,
    jobs: 'jobs',
    job: `jobs/${ids.job}`,
    'new-job': 'jobs/new',
    queues: 'queues',
    schedules: 'schedules',
    'new-schedule': 'schedules/new',
    schedule: `schedules/${ids.schedule}`,
    trace: `traces/${ids.trace}`,
    connectors: 'connectors',
    'new-connector': 'connectors/new',
    'new-http-connector': 'connectors/new?type=http',
    connector: `connectors/${ids.connector}`,
    destination: `connectors/${ids.destination}`,
    routes: 'routes',
    'new-route': 'routes/new',
    route: `routes/${ids.route}`,
    policies: 'policies',
    'new-policy': 'policies/new',
    policy: `policies/${ids.policy}`,
    secrets: 'secrets',
    secret: `secrets/${ids.secret}`,
    events: 'events',
    requests: 'requests',
    audit: 'audit',
    'audit-change': `audit?row=${change?.id}`,
    members: 'members',
    invites: 'members?tab=invites',
    'api-keys': 'api-keys',
    settings: 'settings',
  };
  const inWorkspaceOpened: PageToShoot[] = [
    { name: 'invite-someone', path: 'members', press: 'Invite someone' },
    { name: 'new-api-key', path: 'api-keys', press: 'New API key' },
    { name: 'delete-connector', path: `connectors/${ids.destination}`, press: 'Delete' },
    { name: 'replay-many', path: 'inbox', press: 'Replay these' },
    { name: 'pause-queue', path: 'queues', press: 'Pause or limit…' },
  ];
  return [
    { name: 'sign-in', path: 'sign-in', anonymous: true },
    { name: 'forgotten', path: 'sign-in', anonymous: true, press: 'Forgot the password, or no account yet?' },
    { name: 'invite', path: `invite/${invite.token}`, anonymous: true },
    { name: 'invite-unknown', path: 'invite/unknown', anonymous: true },
    { name: 'workspaces', path: 'workspaces' },
    { name: 'account', path: 'account' },
    { name: 'installation-audit', path: 'installation/audit' },
    { name: 'master-key', path: 'installation/master-key' },
    { name: 'api-docs', path: '../docs/' },
    ...Object.entries(inWorkspace).map(([name, path]) => ({ name, path: `w/demo/${path}` })),
    ...inWorkspaceOpened.map(({ path, ...page }) => ({ ...page, path: `w/demo/${path}` })),
  ];
}

/** The few that are kept in git: page, scheme and width. */
export const chosen = new Set([
  'overview-light-wide',
  'overview-dark-wide',
  'webhooks-light-wide',
  'webhook-dark-wide',
  'jobs-dark-wide',
  'job-light-wide',
  'schedule-light-wide',
  'queues-dark-wide',
  'connectors-light-wide',
  'trace-dark-wide',
  'connector-light-wide',
  'policy-light-wide',
  'route-dark-wide',
  'invite-light-narrow',
]);
