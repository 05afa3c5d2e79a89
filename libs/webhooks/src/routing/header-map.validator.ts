import { outgoingHeaderProblems } from '@app/connectors';
import { registerDecorator } from 'class-validator';
import { placeholderProblem } from '../template/placeholders';

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
  const placeholders = Object.entries(value).flatMap(([name, text]) => {
    const message = placeholderProblem(text);
    return message === undefined ? [] : [{ name, message }];
  });
  return [...outgoingHeaderProblems(value), ...placeholders].map(({ name, message }) =>
    name === '' ? message : `has ${JSON.stringify(name)}, which ${message}`,
  );
}

const isTextMap = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');
