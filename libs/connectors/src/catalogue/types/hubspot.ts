import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'bearer' },
  {
    scheme: 'oauth2-refresh-token',
    tokenUrl: 'https://api.hubapi.com/oauth/2026-03/token',
    clientAuthentication: 'form',
  },
];

export const hubspot: ConnectorType = {
  type: 'hubspot',
  title: 'HubSpot',
  description: 'Webhooks of the CRM in; calls to its API out.',
  documentationUrl: 'https://developers.hubspot.com/docs/api-reference/overview',
  verification: 'hubspot',
  baseUrl: 'https://api.hubapi.com',
  auth,
  rateLimitDialect: 'hubspot',
  test: { method: 'GET', path: '/account-info/v3/details' },
  settings: settingsOf({ auth: knownAuthSchema(auth) }),
};
