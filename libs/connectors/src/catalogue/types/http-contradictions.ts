import type { FieldError } from '@app/kernel';
import { headerProblems } from '../../gateway/call-headers';
import type { AuthSettings } from '../auth-scheme';
import { requestTemplateProblem } from '../request-template';
import { templateProblem } from '../signed-template';

interface HttpSettings {
  readonly auth?: AuthSettings;
  readonly headers?: Record<string, string>;
  readonly verification?: {
    readonly template: string;
    readonly timestampHeader?: string;
    readonly idHeader?: string;
    readonly trustUnsignedId: boolean;
  };
}

/** What is wrong with the settings of an `http` connector although each is well formed. */
export function httpContradictions({ auth, headers = {}, verification }: HttpSettings): FieldError[] {
  const errors = headerProblems(headers).map(({ name, message }) => ({ path: `headers.${name}`, message }));
  if (auth) errors.push(...authProblems(auth));
  return verification ? [...errors, ...verificationProblems(verification)] : errors;
}

function authProblems(auth: AuthSettings): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ['header', 'timestampHeader', 'idHeader'] as const) {
    const name = auth[field];
    if (name === undefined) continue;
    for (const { message } of headerProblems({ [name]: '' })) errors.push({ path: `auth.${field}`, message });
  }
  if (auth.scheme !== 'hmac') return errors;
  const { template = '{body}', timestampHeader, idHeader } = auth;
  const problem = requestTemplateProblem(template);
  if (problem) errors.push({ path: 'auth.template', message: problem });
  const needed = [
    ['{timestamp}', 'timestampHeader', timestampHeader],
    ['{id}', 'idHeader', idHeader],
  ] as const;
  for (const [value, field, header] of needed) {
    if (template.includes(value) && header === undefined) {
      errors.push({ path: `auth.${field}`, message: `is required by ${value} in template` });
    }
  }
  return errors;
}

function verificationProblems(settings: NonNullable<HttpSettings['verification']>): FieldError[] {
  const { template, timestampHeader, idHeader, trustUnsignedId } = settings;
  const errors: FieldError[] = [];
  const add = (field: string, message: string) => errors.push({ path: `verification.${field}`, message });
  const problem = templateProblem(template);
  if (problem) add('template', problem);
  const [signsTime, signsId] = [template.includes('{timestamp}'), template.includes('{id}')];
  if (signsTime && timestampHeader === undefined) add('timestampHeader', 'is required by {timestamp} in template');
  if (!signsTime && timestampHeader !== undefined) {
    add('template', 'must have {timestamp}: a time that is not signed can be changed and proves nothing');
  }
  if (signsId && idHeader === undefined) add('idHeader', 'is required by {id} in template');
  if (!signsId && idHeader !== undefined && !trustUnsignedId) {
    add('idHeader', 'is not signed: put {id} into template, or use idPath, or accept that with trustUnsignedId');
  }
  return errors;
}
