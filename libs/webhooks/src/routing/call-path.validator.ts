import { pathProblem } from '@app/connectors';
import { registerDecorator } from 'class-validator';
import { placeholderProblem, withStandIns } from '../template/placeholders';

/** The property is a path that a call can have: it stays below the base URL. It may have placeholders. */
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

function problem(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  return placeholderProblem(value) ?? pathProblem(withStandIns(value));
}
