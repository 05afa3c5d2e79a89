import { type FieldError, InvalidInput } from '@app/kernel';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats';
import type { ConnectorType } from './connector-type';
import { github } from './types/github';
import { http } from './types/http';
import { standardWebhooks } from './types/standard-webhooks';

/** Every connector type, in the order the console shows them. */
export const CONNECTOR_TYPES: readonly ConnectorType[] = [http, github, standardWebhooks];

const ajv = new Ajv({ allErrors: true, useDefaults: true, strictTypes: false, formats: fullFormats });
const byName = new Map(CONNECTOR_TYPES.map((type) => [type.type, type]));
const checks = new Map<string, ValidateFunction>(
  CONNECTOR_TYPES.map(({ type, settings }) => [type, ajv.compile(settings)]),
);

/** Throws {@link InvalidInput} naming the types that exist. */
export function connectorType(name: string): ConnectorType {
  const type = byName.get(name);
  if (type) return type;
  const names = CONNECTOR_TYPES.map((known) => known.type).join(', ');
  throw new InvalidInput([{ path: 'type', message: `is not a connector type; known are ${names}` }]);
}

/** The settings with their defaults. Throws {@link InvalidInput} with every mistake. */
export function checkSettings(type: ConnectorType, settings: object): Record<string, unknown> {
  const checked = structuredClone(settings) as Record<string, unknown>;
  const check = checks.get(type.type);
  if (check && !check(checked)) throw new InvalidInput((check.errors ?? []).map(fieldError));
  return checked;
}

function fieldError(error: ErrorObject): FieldError {
  const params = error.params as { missingProperty?: string; additionalProperty?: string; allowedValues?: unknown[] };
  const field = params.missingProperty ?? params.additionalProperty;
  const path = ['settings', ...error.instancePath.split('/').slice(1), ...(field ? [field] : [])].join('.');
  if (params.missingProperty) return { path, message: 'is required' };
  if (params.additionalProperty) return { path, message: 'is not a setting of this connector type' };
  if (params.allowedValues) return { path, message: `must be one of: ${params.allowedValues.join(', ')}` };
  return { path, message: error.message ?? 'is not valid' };
}
