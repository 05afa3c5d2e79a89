import type { ConnectorType } from '../connector-type';

export const standardWebhooks: ConnectorType = {
  type: 'standard-webhooks',
  title: 'Standard Webhooks',
  description: 'Any sender that follows the Standard Webhooks specification.',
  documentationUrl: 'https://www.standardwebhooks.com',
  verification: 'standard-webhooks',
  auth: 'none',
  settings: {
    type: 'object',
    additionalProperties: false,
    properties: {
      typePath: {
        type: 'string',
        maxLength: 200,
        format: 'json-path',
        default: '$.type',
        description: "JSONPath of the event's type in the body.",
      },
    },
  },
};
