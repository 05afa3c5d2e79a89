import { registerDecorator, type ValidationArguments } from 'class-validator';
import type { FilterOperator } from './filter';
import { patternProblem } from './linear-pattern';

/** What is wrong with what an operator compares with. Such a filter would never, or always, hold. */
const NEEDS: Readonly<Partial<Record<FilterOperator, (value: unknown) => string | undefined>>> = {
  equals: must(isGiven, 'be given'),
  not_equals: must(isGiven, 'be given'),
  contains: must(isGiven, 'be given'),
  not_contains: must(isGiven, 'be given'),
  starts_with: must((value) => typeof value === 'string', 'be a text'),
  regex: (value) => (typeof value === 'string' ? patternProblem(value) : 'must be a regular expression'),
  in: must(Array.isArray, 'be a list'),
  not_in: must(Array.isArray, 'be a list'),
  gt: must(isOrdered, 'be a number or a text'),
  gte: must(isOrdered, 'be a number or a text'),
  lt: must(isOrdered, 'be a number or a text'),
  lte: must(isOrdered, 'be a number or a text'),
};

/** The property fits the `operator` beside it. */
export function FitsOperator(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'fitsOperator',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown, args) => problemOf(value, args) === undefined,
        defaultMessage: (args) => `${propertyName as string} ${problemOf(args?.value, args)} for this operator`,
      },
    });
}

// An unknown operator is told by its own field.
const problemOf = (value: unknown, args: ValidationArguments | undefined) =>
  NEEDS[(args?.object as { operator?: FilterOperator } | undefined)?.operator ?? 'exists']?.(value);

/** Says what a value must be when it does not fit. */
function must(fits: (value: unknown) => boolean, what: string): (value: unknown) => string | undefined {
  return (value) => (fits(value) ? undefined : `must ${what}`);
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function isOrdered(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}
