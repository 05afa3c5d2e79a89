import { baseUrlSetting, settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

export const chatwoot: ConnectorType = {
  type: 'chatwoot',
  title: 'Chatwoot',
  description: 'Webhooks of conversations in; calls to the application API out.',
  documentationUrl: 'https://developers.chatwoot.com/api-reference/introduction',
  verification: 'chatwoot',
  baseUrl: 'https://app.chatwoot.com',
  auth: [{ scheme: 'header', header: 'api_access_token' }],
  rateLimitDialect: 'standard',
  test: { method: 'GET', path: '/api/v1/profile' },
  settings: settingsOf({
    baseUrl: baseUrlSetting('For an own installation.', 'https://chat.example.com'),
  }),
};
