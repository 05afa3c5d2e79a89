import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

export const attio: ConnectorType = {
  type: 'attio',
  title: 'Attio',
  description: 'Webhooks of records and lists in; calls to the REST API out.',
  documentationUrl: 'https://docs.attio.com/rest-api/overview',
  verification: 'attio',
  baseUrl: 'https://api.attio.com',
  auth: [{ scheme: 'bearer' }],
  rateLimitDialect: 'standard',
  // Answers 200 with "active": false for a token that is none. Source: Attio API reference, "Identify".
  test: { method: 'GET', path: '/v2/self', okField: 'active' },
  settings: settingsOf({}),
};
