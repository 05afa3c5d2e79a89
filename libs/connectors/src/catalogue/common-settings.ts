import type { SchemaObject } from 'ajv';

/** `baseUrl` in the settings of a type. */
export const baseUrlSetting = (description: string, example: string): SchemaObject => ({
  type: 'string',
  format: 'uri',
  pattern: '^https?://',
  maxLength: 500,
  description,
  examples: [example],
});

/** The settings of a type, and no others. */
export const settingsOf = (properties: Record<string, SchemaObject>, required: string[] = []): SchemaObject => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 && { required }),
  properties,
});
