import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'header', header: 'authorization', prefix: 'Bot ' },
  { scheme: 'bearer' },
];

export const discord: ConnectorType = {
  type: 'discord',
  title: 'Discord',
  description: 'Interactions and events of an app in; calls to the HTTP API out.',
  documentationUrl: 'https://docs.discord.com/developers/reference',
  verification: 'discord',
  baseUrl: 'https://discord.com/api/v10',
  auth,
  rateLimitDialect: 'discord',
  test: { method: 'GET', path: '/users/@me' },
  settings: settingsOf({ auth: knownAuthSchema(auth) }),
};
