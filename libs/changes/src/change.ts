/** What can change, named as the API names it, and what a caller needs to hear of it. */
export const CHANGE_KINDS = {
  inbox: 'webhooks:read',
  quarantine: 'webhooks:read',
  jobs: 'jobs:read',
  schedules: 'schedules:read',
  queues: 'queues:read',
  connectors: 'connectors:read',
  policies: 'policies:read',
  routes: 'routes:read',
  secrets: 'secrets:read',
  members: 'members:read',
  invites: 'invites:read',
  'api-keys': 'api-keys:read',
  workspace: 'workspaces:read',
  audit: 'audit:read',
  events: 'events:read',
  stats: 'stats:read',
} as const;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** One thing that changed: its id, and its state where it has one. Never anything of its content. */
export interface ChangedItem {
  readonly id: string;
  readonly status?: string;
}

/** What changed of one kind since the last message. */
export interface KindChanges {
  readonly kind: ChangeKind;
  /** How often something of this kind changed. */
  readonly count: number;
  /** The latest of it; fewer than `count` when there was too much to name. */
  readonly items: readonly ChangedItem[];
}

/** What changed in one workspace within a moment. */
export interface ChangeMessage {
  /** The same in every process that hears it. */
  readonly id: string;
  readonly workspaceId: string;
  readonly changes: readonly KindChanges[];
}

/** The channel of PostgreSQL's NOTIFY. */
export const CHANNEL = 'signalbox_changes';

/** Whoever listens holds this advisory lock, shared: without it nobody needs to be told. */
export const LISTENER_LOCK = 7_462_190_019;
