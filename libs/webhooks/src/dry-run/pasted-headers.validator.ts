import { registerDecorator } from 'class-validator';

const MOST = 100;
const LONGEST = 8_000;

/** The property is an object of headers as a provider may send them. */
export function IsPastedHeaders(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isPastedHeaders',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: isHeaders,
        defaultMessage: () => `${propertyName as string} must be an object of up to ${MOST} texts`,
      },
    });
}

function isHeaders(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const texts = Object.values(value);
  return texts.length <= MOST && texts.every((text) => typeof text === 'string' && text.length <= LONGEST);
}
