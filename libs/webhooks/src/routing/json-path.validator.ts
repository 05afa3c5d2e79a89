import { registerDecorator } from 'class-validator';
import { jsonPath } from '../verification/json-field';

/** The property is a well-formed JSONPath (RFC 9535). */
export function IsJsonPath(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isJsonPath',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isWellFormed(value),
        defaultMessage: () => `${propertyName as string} must be a JSONPath such as $.action (RFC 9535)`,
      },
    });
}

function isWellFormed(path: string): boolean {
  try {
    jsonPath(path);
    return true;
  } catch {
    return false;
  }
}
