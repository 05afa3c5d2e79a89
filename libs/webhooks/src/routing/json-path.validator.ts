import { isJsonPath } from '@app/connectors';
import { registerDecorator } from 'class-validator';

/** The property is a JSONPath (RFC 9535) that may be evaluated here. */
export function IsJsonPath(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isJsonPath',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isJsonPath(value),
        defaultMessage: () => `${propertyName as string} must be a JSONPath such as $.action (RFC 9535)`,
      },
    });
}
