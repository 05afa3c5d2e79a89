import { settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

export const stripe: ConnectorType = {
  type: 'stripe',
  title: 'Stripe',
  description: 'Webhooks of payments and billing in; calls to the API out, with form bodies.',
  documentationUrl: 'https://docs.stripe.com/api',
  verification: 'stripe',
  baseUrl: 'https://api.stripe.com/v1',
  auth: [{ scheme: 'bearer' }],
  rateLimitDialect: 'standard',
  // Source: Stripe API reference, "Idempotent requests".
  idempotency: { header: 'idempotency-key', honoured: true },
  test: { method: 'GET', path: '/balance' },
  settings: settingsOf({
    headers: {
      type: 'object',
      description: 'Which version of the API, and for which connected account.',
      additionalProperties: false,
      properties: {
        'stripe-version': {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?$',
          examples: ['2025-03-31.basil'],
        },
        'stripe-account': { type: 'string', pattern: '^acct_\\w{1,50}$', examples: ['acct_1032D82eZvKYlo2C'] },
      },
    },
  }),
};
