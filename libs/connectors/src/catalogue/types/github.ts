import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { baseUrlSetting, settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'bearer' },
  // User access tokens of a GitHub App, which expire. Source: "Refreshing user access tokens".
  {
    scheme: 'oauth2-refresh-token',
    tokenUrl: 'https://github.com/login/oauth/access_token',
    clientAuthentication: 'form',
  },
];

export const github: ConnectorType = {
  type: 'github',
  title: 'GitHub',
  description: 'Webhooks of repositories, organisations and apps in; calls to the REST API out.',
  documentationUrl: 'https://docs.github.com/en/webhooks',
  verification: 'github',
  baseUrl: 'https://api.github.com',
  auth,
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  rateLimitDialect: 'github',
  test: { method: 'GET', path: '/user' },
  settings: settingsOf({
    baseUrl: baseUrlSetting('For GitHub Enterprise Server.', 'https://github.example.com/api/v3'),
    auth: knownAuthSchema(auth),
  }),
};
