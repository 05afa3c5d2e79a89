import { type FieldError, InvalidInput } from '@app/kernel';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats';
import type { ConnectorType } from './connector-type';
import { isJsonPath } from './json-path';
import { attio } from './types/attio';
import { chatwoot } from './types/chatwoot';
import { discord } from './types/discord';
import { github } from './types/github';
import { gitlab } from './types/gitlab';
import { http } from './types/http';
import { hubspot } from './types/hubspot';
import { linear } from './types/linear';
import { openaiCompatible } from './types/openai-compatible';
import { shopify } from './types/shopify';
import { slack } from './types/slack';
import { standardWebhooks } from './types/standard-webhooks';
import { stripe } from './types/stripe';
import { twilio } from './types/twilio';

/** Every connector type, in the order the console shows them. */
export const CONNECTOR_TYPES: readonly ConnectorType[] = [
  http,
  standardWebhooks,
  github,
  gitlab,
  stripe,
  slack,
  shopify,
  linear,
  hubspot,
  attio,
  chatwoot,
  twilio,
  discord,
  openaiCompatible,
];

let ajv: Ajv | undefined;
const byName = new Map(CONNECTOR_TYPES.map((type) => [type.type, type]));
const checks = new Map<string, ValidateFunction>();

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
  const check = checkOf(type);
  if (!check(checked)) throw new InvalidInput((check.errors ?? []).flatMap(fieldErrors));
  const contradictions = type.contradictions?.(checked) ?? [];
  if (contradictions.length > 0) {
    throw new InvalidInput(contradictions.map(({ path, message }) => ({ path: `settings.${path}`, message })));
  }
  return checked;
}

/** Compiled when it is first needed: all of them would be a good part of a process's start. */
function checkOf({ type, settings }: ConnectorType): ValidateFunction {
  const check = checks.get(type) ?? schemas().compile(settings);
  checks.set(type, check);
  return check;
}

/** Made, and loaded, when the first schema is compiled. */
function schemas(): Ajv {
  return (ajv ??= new Ajv({
    allErrors: true,
    useDefaults: true,
    strictTypes: false,
    // URLs and paths by the parsers that will read them: what is stored can be used.
    formats: { ...fullFormats, uri: isPlainUrl, 'json-path': isJsonPath },
  }));
}

interface Params {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly allowedValues?: unknown[];
  readonly format?: string;
}

function fieldErrors(error: ErrorObject): FieldError[] {
  // What these two wrap is an error of its own, with the reason.
  if (error.keyword === 'if' || error.keyword === 'propertyNames') return [];
  const params = error.params as Params;
  const field = params.missingProperty ?? params.additionalProperty ?? error.propertyName;
  const pointer = error.instancePath.split('/').slice(1).map(unescaped);
  const path = ['settings', ...pointer, ...(field === undefined ? [] : [field])].join('.');
  return [{ path, message: messageOf(error, params) }];
}

function messageOf(error: ErrorObject, params: Params): string {
  if (params.missingProperty !== undefined) return 'is required';
  if (params.additionalProperty !== undefined) return 'is not a setting of this connector type';
  if (params.allowedValues) return `must be one of: ${params.allowedValues.join(', ')}`;
  if (params.format === 'uri') return 'must be a URL without credentials and fragment';
  if (params.format === 'json-path') return 'must be a JSONPath such as $.event.id (RFC 9535)';
  return error.message ?? 'is not valid';
}

/** Source: RFC 6901, section 4. */
const unescaped = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~');

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, hash } = new URL(text);
  return username === '' && password === '' && hash === '';
}
