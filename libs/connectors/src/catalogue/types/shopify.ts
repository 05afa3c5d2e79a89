import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [{ scheme: 'header', header: 'x-shopify-access-token' }];

export const shopify: ConnectorType = {
  type: 'shopify',
  title: 'Shopify',
  description: 'Webhooks of a shop in; calls to the Admin API out.',
  documentationUrl: 'https://shopify.dev/docs/api/admin-graphql',
  verification: 'shopify',
  baseUrl: 'https://{shop}/admin/api/{apiVersion}',
  auth,
  rateLimitDialect: 'shopify',
  test: { method: 'POST', path: '/graphql.json', json: { query: '{ shop { name } }' } },
  settings: settingsOf(
    {
      shop: {
        type: 'string',
        pattern: '^[a-z0-9][a-z0-9-]{0,60}\\.myshopify\\.com$',
        description: 'The domain of the shop at Shopify.',
        examples: ['acme.myshopify.com'],
      },
      apiVersion: {
        type: 'string',
        pattern: '^20\\d\\d-(01|04|07|10)$',
        default: '2026-07',
        description: 'Version of the Admin API; each is served for a year at least.',
      },
      auth: knownAuthSchema(auth),
    },
    ['shop'],
  ),
};
