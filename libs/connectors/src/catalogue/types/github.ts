import type { ConnectorType } from '../connector-type';

export const github: ConnectorType = {
  type: 'github',
  title: 'GitHub',
  description: 'Webhooks of repositories, organisations and apps in; calls to the REST API out.',
  documentationUrl: 'https://docs.github.com/en/webhooks',
  verification: 'github',
  baseUrl: 'https://api.github.com',
  auth: 'bearer',
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  settings: {
    type: 'object',
    additionalProperties: false,
    properties: {
      baseUrl: {
        type: 'string',
        format: 'uri',
        pattern: '^https?://',
        description: 'For GitHub Enterprise Server.',
        examples: ['https://github.example.com/api/v3'],
      },
    },
  },
};
