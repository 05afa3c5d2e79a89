import { DomainError, type FieldError, InvalidInput } from '@app/kernel';
import type { ErrorObject } from 'ajv';
import { definedJobs, type JobDefinition, payloadProblems } from '../define/define-job';
import { secretFields } from './payload-secrets';

export interface ScheduledJob {
  readonly jobType: string;
  readonly payload: unknown;
}

/** The type of job; nothing when no code of this process defines it. */
export function jobDefinition(type: string): JobDefinition | undefined {
  return definedJobs().find((definition) => definition.type === type);
}

/**
 * The definition of a job that the caller may have made. Throws {@link InvalidInput} naming `jobType` or the fields of
 * the payload that do not fit or look like secrets, and a {@link DomainError} `permission_missing`.
 */
export function assertSchedulable({ jobType, payload }: ScheduledJob, granted: ReadonlySet<string>): JobDefinition {
  const definition = jobDefinition(jobType);
  const { permission } = definition?.external ?? {};
  if (!definition || permission === undefined) throw new InvalidInput([{ path: 'jobType', message: notExternal() }]);
  if (!granted.has(permission)) {
    const message = `Jobs of the type ${jobType} need the permission ${permission}, which you lack.`;
    throw new DomainError('forbidden', 'permission_missing', message);
  }
  if (!definition.validate(payload)) throw new InvalidInput((definition.validate.errors ?? []).map(fieldError));
  const secrets = secretFields(payload);
  if (secrets.length > 0) throw new InvalidInput(secrets);
  return definition;
}

/** Why the schedule can make no job, in words; nothing when it can. */
export function unschedulable({ jobType, payload }: ScheduledJob): string | undefined {
  const definition = jobDefinition(jobType);
  if (!definition) return `There is no job type ${jobType}.`;
  return definition.validate(payload)
    ? undefined
    : `The payload does not fit ${jobType}: ${payloadProblems(definition)}.`;
}

function notExternal(): string {
  const types = definedJobs().flatMap(({ type, external }) => (external ? [type] : []));
  return `is no type of job that can be made through the API${types.length > 0 ? `; there are: ${types.join(', ')}` : ''}`;
}

/** What ajv found, with the path of the field itself: also of one that is missing or that should not be there. */
function fieldError({ instancePath, params, message }: ErrorObject): FieldError {
  const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
  const path = ['payload', ...instancePath.split('/').slice(1)];
  if (missingProperty !== undefined) return { path: [...path, missingProperty].join('.'), message: 'is required' };
  if (additionalProperty !== undefined) {
    return { path: [...path, additionalProperty].join('.'), message: 'is not a field of this payload' };
  }
  return { path: path.join('.'), message: message ?? 'is wrong' };
}
