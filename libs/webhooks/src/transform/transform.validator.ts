import jsonata from 'jsonata';
import { registerDecorator } from 'class-validator';

export const LONGEST_TRANSFORM = 10_000;

/** The property is a JSONata expression, or null. */
export function IsTransform(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isTransform',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => transformProblem(value) === undefined,
        defaultMessage: (args) => `${propertyName as string} ${transformProblem(args?.value)}`,
      },
    });
}

/** What is wrong with a transform; nothing when it can be used. It is read here and not evaluated. */
export function transformProblem(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'string' || value.trim() === '') return 'must be a JSONata expression such as {"id": issue.id}';
  if (value.length > LONGEST_TRANSFORM) return `must have at most ${LONGEST_TRANSFORM} characters`;
  try {
    jsonata(value);
    return undefined;
  } catch (error) {
    const { message, position } = error as { message?: string; position?: number };
    const place = position === undefined ? '' : ` (at character ${position})`;
    return `must be a JSONata expression: ${message ?? 'it cannot be read'}${place}`;
  }
}
