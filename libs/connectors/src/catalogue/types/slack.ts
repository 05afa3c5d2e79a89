import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'bearer' },
  // Apps with token rotation. Source: Slack, "Using token rotation".
  { scheme: 'oauth2-refresh-token', tokenUrl: 'https://slack.com/api/oauth.v2.access', clientAuthentication: 'form' },
];

export const slack: ConnectorType = {
  type: 'slack',
  title: 'Slack',
  description: 'Events of a Slack app in; calls to the Web API out.',
  documentationUrl: 'https://docs.slack.dev/apis/web-api/',
  verification: 'slack',
  baseUrl: 'https://slack.com/api',
  auth,
  rateLimitDialect: 'standard',
  // Slack answers 200 with "ok": false where others answer 401.
  test: { method: 'POST', path: '/auth.test', okField: 'ok' },
  settings: settingsOf({ auth: knownAuthSchema(auth) }),
};
