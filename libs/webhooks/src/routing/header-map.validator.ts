import { headerProblems } from '@app/connectors';
import { isSecretName, looksLikeSecret } from '@app/kernel';
import { registerDecorator } from 'class-validator';

const MOST_HEADERS = 50;
const LONGEST_VALUE = 4_000;

/** The property is an object of headers that a call can carry, none of which looks like a secret. */
export function IsHeaderMap(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isHeaderMap',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => problems(value).length === 0,
        defaultMessage: (args) => `${propertyName as string} ${problems(args?.value).join('; ')}`,
      },
    });
}

function problems(value: unknown): string[] {
  if (!isTextMap(value)) return ['must be an object of texts'];
  const headers = Object.entries(value);
  if (headers.length > MOST_HEADERS) return [`must have at most ${MOST_HEADERS} headers`];
  return [
    ...headerProblems(value).map(({ name, message }) => `has ${JSON.stringify(name)}, which ${message}`),
    ...headers.filter(([, text]) => text.length > LONGEST_VALUE).map(([name]) => `has ${name}, which is too long`),
    // The route and every job of it would show the value.
    ...headers
      .filter(([name, text]) => isSecretName(name) || looksLikeSecret(text))
      .map(([name]) => `has ${name}, which looks like a secret: give the destination a secret ref instead`),
  ];
}

const isTextMap = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');
