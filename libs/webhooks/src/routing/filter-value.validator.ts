import { registerDecorator, type ValidationArguments } from 'class-validator';
import type { FilterOperator } from './filter';

/** What an operator compares with. A filter with anything else would never, or always, hold. */
const NEEDS: Readonly<Partial<Record<FilterOperator, readonly [fits: (value: unknown) => boolean, what: string]>>> = {
  equals: [isGiven, 'be given'],
  not_equals: [isGiven, 'be given'],
  contains: [isGiven, 'be given'],
  not_contains: [isGiven, 'be given'],
  starts_with: [(value) => typeof value === 'string', 'be a text'],
  in: [Array.isArray, 'be a list'],
  not_in: [Array.isArray, 'be a list'],
  gt: [isOrdered, 'be a number or a text'],
  gte: [isOrdered, 'be a number or a text'],
  lt: [isOrdered, 'be a number or a text'],
  lte: [isOrdered, 'be a number or a text'],
};

/** The property fits the `operator` beside it. */
export function FitsOperator(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'fitsOperator',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown, args) => needOf(args)?.[0](value) ?? true,
        defaultMessage: (args) => `${propertyName as string} must ${needOf(args)?.[1]} for this operator`,
      },
    });
}

// An unknown operator is told by its own field.
const needOf = (args: ValidationArguments | undefined) =>
  NEEDS[(args?.object as { operator?: FilterOperator } | undefined)?.operator ?? 'exists'];

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function isOrdered(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}
