import { isSecretName, looksLikeSecret } from '@app/kernel';
import { registerDecorator } from 'class-validator';
import { placeholderProblem } from './placeholders';
import { referenceProblem } from './reference';

const MOST_PARAMETERS = 30;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 1_000;

/** The property is an object of query parameters, which may have placeholders. */
export const IsQueryMap = () => checked('isQueryMap', queryProblem);

/** The property is the reference of an ordering key, or null. */
export const IsOrderingKey = () =>
  checked('isOrderingKey', (value) => {
    if (value === null) return undefined;
    return typeof value === 'string' ? referenceProblem(value) : 'must be a text';
  });

function checked(name: string, problemOf: (value: unknown) => string | undefined): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => problemOf(value) === undefined,
        defaultMessage: (args) => `${propertyName as string} ${problemOf(args?.value)}`,
      },
    });
}

function queryProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object of texts';
  const entries = Object.entries(value);
  if (entries.length > MOST_PARAMETERS) return `must have at most ${MOST_PARAMETERS} parameters`;
  for (const [name, text] of entries as [string, unknown][]) {
    const problem = parameterProblem(name, text);
    if (problem !== undefined) return `has ${JSON.stringify(name.slice(0, LONGEST_NAME))}, which ${problem}`;
  }
  return undefined;
}

function parameterProblem(name: string, text: unknown): string | undefined {
  if (name === '' || name.length > LONGEST_NAME || !isStorable(name)) return 'is no name of a parameter';
  if (typeof text !== 'string') return 'must be a text';
  if (text.length > LONGEST_VALUE) return `must have at most ${LONGEST_VALUE} characters`;
  if (!isStorable(text)) return 'has control characters';
  if (isSecretName(name) || looksLikeSecret(text)) {
    return 'looks like a secret: give the destination connector a secret ref';
  }
  return placeholderProblem(text);
}

const isStorable = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text);
