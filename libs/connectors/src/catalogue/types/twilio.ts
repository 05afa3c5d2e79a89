import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

export const twilio: ConnectorType = {
  type: 'twilio',
  title: 'Twilio',
  description: 'Webhooks of messages and calls in; calls to the API out, with form bodies.',
  documentationUrl: 'https://www.twilio.com/docs/usage/api',
  verification: 'twilio',
  baseUrl: 'https://api.twilio.com',
  // The account's SID and its auth token, or SID and secret of an API key.
  auth: [{ scheme: 'basic' }],
  rateLimitDialect: 'standard',
  test: { method: 'GET', path: '/2010-04-01/Accounts.json?PageSize=1' },
  settings: settingsOf({}),
};
