import { baseUrlSetting, settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

export const standardWebhooks: ConnectorType = {
  type: 'standard-webhooks',
  title: 'Standard Webhooks',
  description: 'Any sender, and any receiver, that follows the Standard Webhooks specification.',
  documentationUrl: 'https://www.standardwebhooks.com',
  verification: 'standard-webhooks',
  // Calls are signed with the same kind of secret (whsec_…). Source: Standard Webhooks, "Signature scheme".
  auth: [
    {
      scheme: 'hmac',
      header: 'webhook-signature',
      prefix: 'v1,',
      encoding: 'base64',
      keyEncoding: 'base64',
      template: '{id}.{timestamp}.{body}',
      timestampHeader: 'webhook-timestamp',
      idHeader: 'webhook-id',
    },
  ],
  rateLimitDialect: 'standard',
  idempotency: { header: 'webhook-id', honoured: true },
  settings: settingsOf({
    baseUrl: baseUrlSetting('Signed calls go to paths under this URL.', 'https://receiver.example.com/hooks'),
    typePath: {
      type: 'string',
      maxLength: 200,
      format: 'json-path',
      default: '$.type',
      description: "JSONPath of the event's type in the body.",
    },
  }),
};
