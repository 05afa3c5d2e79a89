/** Where `g` and a letter lead, in the order of the menu. */
export const GO_TO = {
  o: { to: '/w/$slug', label: 'Overview' },
  w: { to: '/w/$slug/inbox', label: 'Webhooks' },
  j: { to: '/w/$slug/jobs', label: 'Jobs' },
  d: { to: '/w/$slug/schedules', label: 'Schedules' },
  u: { to: '/w/$slug/queues', label: 'Queues' },
  c: { to: '/w/$slug/connectors', label: 'Connectors' },
  r: { to: '/w/$slug/routes', label: 'Routes' },
  p: { to: '/w/$slug/policies', label: 'Policies' },
  s: { to: '/w/$slug/secrets', label: 'Secrets' },
  e: { to: '/w/$slug/events', label: 'Events' },
  q: { to: '/w/$slug/requests', label: 'Requests' },
  a: { to: '/w/$slug/audit', label: 'Audit' },
  m: { to: '/w/$slug/members', label: 'Members' },
  k: { to: '/w/$slug/api-keys', label: 'API keys' },
  t: { to: '/w/$slug/settings', label: 'Settings' },
} as const;

export type GoTo = keyof typeof GO_TO;

export const isGoTo = (key: string): key is GoTo => key in GO_TO;
