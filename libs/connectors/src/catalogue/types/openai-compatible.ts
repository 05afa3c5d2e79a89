import { type AuthSettings, knownAuthSchema } from '../auth-scheme';
import { baseUrlSetting, settingsOf } from '../common-settings';
import type { ConnectorType } from '../connector-type';

const auth: [AuthSettings, ...AuthSettings[]] = [
  { scheme: 'bearer' },
  // As Azure OpenAI has it.
  { scheme: 'header', header: 'api-key' },
  { scheme: 'none' },
];

export const openaiCompatible: ConnectorType = {
  type: 'openai-compatible',
  title: 'OpenAI-compatible API',
  description: 'Calls to any service that speaks the API of OpenAI: a provider, a gateway or a model server.',
  documentationUrl: 'https://platform.openai.com/docs/api-reference/introduction',
  baseUrl: 'https://api.openai.com/v1',
  auth,
  rateLimitDialect: 'openai',
  test: { method: 'GET', path: '/models' },
  settings: settingsOf({
    baseUrl: baseUrlSetting('Of another service than OpenAI itself.', 'https://llm.example.com/v1'),
    auth: knownAuthSchema(auth),
  }),
};
