import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { baseUrlSetting, settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  // Personal, project and group access tokens.
  { scheme: 'header', header: 'private-token' },
  { scheme: 'bearer' },
  { scheme: 'oauth2-refresh-token', tokenUrl: 'https://gitlab.com/oauth/token', clientAuthentication: 'form' },
];

export const gitlab: ConnectorType = {
  type: 'gitlab',
  title: 'GitLab',
  description: 'Webhooks of projects and groups in; calls to the REST API out.',
  documentationUrl: 'https://docs.gitlab.com/api/rest/',
  verification: 'gitlab',
  baseUrl: 'https://gitlab.com/api/v4',
  auth,
  rateLimitDialect: 'standard',
  test: { method: 'GET', path: '/user' },
  settings: settingsOf({
    baseUrl: baseUrlSetting('For an own installation.', 'https://gitlab.example.com/api/v4'),
    auth: knownAuthSchema(auth),
  }),
};
