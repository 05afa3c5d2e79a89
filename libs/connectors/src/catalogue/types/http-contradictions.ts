import type { FieldError } from '@app/kernel';
import { headerProblems } from '../../gateway/call-headers';
import { templateProblem } from '../signed-template';

interface HttpSettings {
  readonly auth?: { readonly header?: string };
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
  if (auth?.header !== undefined) {
    for (const { message } of headerProblems({ [auth.header]: '' })) errors.push({ path: 'auth.header', message });
  }
  return verification ? [...errors, ...verificationProblems(verification)] : errors;
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
