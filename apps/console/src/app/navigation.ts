import {
  IconActivity,
  IconArrowsSplit2,
  IconBuildings,
  IconCalendarTime,
  IconClipboardList,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconListDetails,
  IconLock,
  IconLockCog,
  IconPlugConnected,
  IconScale,
  IconSettings,
  IconShieldCheck,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';

/** The pages of a workspace, by group; one line adds a page to the menu and to the palette. */
export const NAVIGATION = [
  { group: undefined, pages: [{ to: '/w/$slug', label: 'Overview', icon: IconLayoutDashboard }] },
  {
    group: 'Traffic',
    pages: [
      { to: '/w/$slug/inbox', label: 'Webhooks', icon: IconInbox },
      { to: '/w/$slug/jobs', label: 'Jobs', icon: IconListDetails },
      { to: '/w/$slug/schedules', label: 'Schedules', icon: IconCalendarTime },
      { to: '/w/$slug/queues', label: 'Queues', icon: IconStack2 },
    ],
  },
  {
    group: 'Set-up',
    pages: [
      { to: '/w/$slug/connectors', label: 'Connectors', icon: IconPlugConnected },
      { to: '/w/$slug/routes', label: 'Routes', icon: IconArrowsSplit2 },
      { to: '/w/$slug/policies', label: 'Policies', icon: IconScale },
      { to: '/w/$slug/secrets', label: 'Secrets', icon: IconLock },
    ],
  },
  {
    group: 'Record',
    pages: [
      { to: '/w/$slug/events', label: 'Events', icon: IconActivity },
      { to: '/w/$slug/requests', label: 'Requests', icon: IconClipboardList },
      { to: '/w/$slug/audit', label: 'Audit', icon: IconShieldCheck },
    ],
  },
  {
    group: 'People',
    pages: [
      { to: '/w/$slug/members', label: 'Members', icon: IconUsers },
      { to: '/w/$slug/api-keys', label: 'API keys', icon: IconKey },
      { to: '/w/$slug/settings', label: 'Settings', icon: IconSettings },
    ],
  },
] as const;

/** Pages about the installation as a whole, for its operators. */
export const INSTALLATION = [
  { to: '/workspaces', label: 'All workspaces', icon: IconBuildings },
  { to: '/installation/audit', label: 'Installation audit', icon: IconShieldCheck },
  { to: '/installation/master-key', label: 'Master key', icon: IconLockCog },
] as const;

/** Pages that make something new; the palette leads there. */
export const NEW = [
  { to: '/w/$slug/connectors/new', label: 'New connector', needs: 'connectors:write' },
  { to: '/w/$slug/routes/new', label: 'New route', needs: 'routes:write' },
  { to: '/w/$slug/policies/new', label: 'New policy', needs: 'policies:write' },
  { to: '/w/$slug/schedules/new', label: 'New schedule', needs: 'schedules:write' },
  { to: '/w/$slug/jobs/new', label: 'New job', needs: 'jobs:write' },
] as const;
