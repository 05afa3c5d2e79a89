import { registerDecorator } from 'class-validator';
import { cronProblem } from './recurrence';
import { canonicalTimeZone } from './time-zone';

type Problem = (value: unknown) => string | undefined;

const checked =
  (name: string, problem: Problem) =>
  (target: object, propertyName: string | symbol): void =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => problem(value) === undefined,
        defaultMessage: (args) => `${propertyName as string} ${problem(args?.value)}`,
      },
    });

const MOST_CHARACTERS = 200;

/** A cron expression of five fields that names times which come. */
export const IsCron = () =>
  checked('isCron', (value) => {
    if (typeof value !== 'string') return 'must be a text';
    return value.length > MOST_CHARACTERS ? `must have at most ${MOST_CHARACTERS} characters` : cronProblem(value);
  });

/** The name of a time zone in the IANA database. */
export const IsZone = () =>
  checked('isZone', (value) => {
    const known = typeof value === 'string' && canonicalTimeZone(value) !== undefined;
    return known ? undefined : 'must be a time zone of the IANA database, such as Europe/Berlin or UTC';
  });
