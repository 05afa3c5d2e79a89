import { isSecretName, looksLikeSecret } from '@app/kernel';
import { type HeaderProblem, headerProblems } from './call-headers';

const MOST_HEADERS = 50;
const LONGEST_VALUE = 4_000;

/** What is wrong with headers that someone wants a call to carry; they are stored and shown, so none may be a secret. */
export function outgoingHeaderProblems(headers: Readonly<Record<string, string>>): HeaderProblem[] {
  const entries = Object.entries(headers);
  if (entries.length > MOST_HEADERS) {
    return [{ name: '', message: `must have at most ${MOST_HEADERS} headers` }];
  }
  return [
    ...headerProblems(headers),
    ...entries.filter(([, value]) => value.length > LONGEST_VALUE).map(([name]) => ({ name, message: 'is too long' })),
    ...entries
      .filter(([name, value]) => isSecretName(name) || looksLikeSecret(value))
      .map(([name]) => ({ name, message: 'looks like a secret: give a connector a secret ref and call through it' })),
  ];
}
