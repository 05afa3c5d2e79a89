import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  // A personal API key stands in the header as it is. Source: Linear developers, "Getting started".
  { scheme: 'header', header: 'authorization' },
  { scheme: 'bearer' },
  { scheme: 'oauth2-client-credentials', tokenUrl: 'https://api.linear.app/oauth/token' },
  { scheme: 'oauth2-refresh-token', tokenUrl: 'https://api.linear.app/oauth/token' },
];

export const linear: ConnectorType = {
  type: 'linear',
  title: 'Linear',
  description: 'Webhooks of issues and projects in; GraphQL calls out.',
  documentationUrl: 'https://linear.app/developers',
  verification: 'linear',
  baseUrl: 'https://api.linear.app',
  auth,
  rateLimitDialect: 'linear',
  test: { method: 'POST', path: '/graphql', json: { query: '{ viewer { id name } }' } },
  settings: settingsOf({ auth: knownAuthSchema(auth) }),
};
