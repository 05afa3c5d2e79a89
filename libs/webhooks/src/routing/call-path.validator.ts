import { pathProblem } from '@app/connectors';
import { registerDecorator } from 'class-validator';

/** The property is a path that a call can have: it stays below the base URL. */
export function IsCallPath(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isCallPath',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => problem(value) === undefined,
        defaultMessage: (args) => `${propertyName as string} ${problem(args?.value)}`,
      },
    });
}

const problem = (value: unknown) => (typeof value === 'string' ? pathProblem(value) : 'must be a text');
