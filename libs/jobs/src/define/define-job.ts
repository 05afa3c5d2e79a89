import type { Backoff, FieldError } from '@app/kernel';
import type { Lane } from '@app/queue';
import { Ajv, type JSONSchemaType, type ValidateFunction } from 'ajv';

export interface JobOptions<Payload> {
  /** JSON Schema of the payload; checked when a job is enqueued and again when it runs. */
  readonly payload: JSONSchemaType<Payload>;
  readonly lane: Lane;
  /** Attempts before the job is dead, unless the job itself says otherwise. */
  readonly maxAttempts: number;
  /** Delays between attempts when an outcome names none. */
  readonly backoff?: Backoff;
  /** Longest time of one attempt, in milliseconds; then its signal aborts and the attempt has failed. */
  readonly timeoutMs?: number;
  /** Nobody waits for its end: what it does is done before. It is written a moment later, together with others. */
  readonly unhurried?: boolean;
  /** Callers of the API may make such jobs, if they have this permission. */
  readonly external?: ExternalUse;
}

export interface ExternalUse {
  /** `resource:action`, besides the one for jobs. */
  readonly permission: string;
}

/** A type of job. The handler stands next to it. */
export interface JobDefinition<Payload = unknown> {
  readonly type: string;
  readonly lane: Lane;
  readonly maxAttempts: number;
  readonly backoff: Backoff;
  readonly timeoutMs: number;
  readonly unhurried: boolean;
  readonly external?: ExternalUse;
  readonly validate: ValidateFunction<Payload>;
}

const DEFAULT_BACKOFF: Backoff = { baseDelayMs: 1_000, maxDelayMs: 60 * 60_000 };
const DEFAULT_TIMEOUT_MS = 60_000;

let ajv: Ajv | undefined;
const defined = new Map<string, JobDefinition>();

/** Defines a type of job. Throws when the type is defined already. */
export function defineJob<Payload>(type: string, options: JobOptions<Payload>): JobDefinition<Payload> {
  if (defined.has(type)) throw new Error(`job type ${type} is defined twice`);
  let validate: ValidateFunction<Payload> | undefined;
  const definition: JobDefinition<Payload> = {
    type,
    lane: options.lane,
    maxAttempts: options.maxAttempts,
    backoff: options.backoff ?? DEFAULT_BACKOFF,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    unhurried: options.unhurried ?? false,
    external: options.external,
    // Compiled when it is first needed: all of them would be a good part of a process's start.
    get validate() {
      return (validate ??= schemas().compile(options.payload));
    },
  };
  defined.set(type, definition);
  return definition;
}

/** Made, and loaded, when the first schema is compiled. */
function schemas(): Ajv {
  return (ajv ??= new Ajv({ allErrors: true }));
}

/** All types that this process knows of. */
export function definedJobs(): JobDefinition[] {
  return [...defined.values()];
}

/** The definition of the type, where this process knows it. */
export function definedJob(type: string): JobDefinition | undefined {
  return defined.get(type);
}

/** What is wrong with a payload, in words. */
export function payloadProblems(definition: JobDefinition): string {
  return schemas().errorsText(definition.validate.errors, { dataVar: 'payload' });
}

/** The same, field by field; empty for a good payload. */
export function payloadErrors(definition: JobDefinition, payload: unknown): FieldError[] {
  if (definition.validate(payload)) return [];
  return (definition.validate.errors ?? []).map(({ instancePath, params, message = 'is not valid' }) => {
    const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
    const field = missingProperty ?? additionalProperty;
    const path = ['payload', ...instancePath.split('/').slice(1), ...(field === undefined ? [] : [field])].join('.');
    if (missingProperty !== undefined) return { path, message: 'is required' };
    return { path, message: additionalProperty === undefined ? message : 'is not a field of this payload' };
  });
}
