import { Problem } from '../../api/problem';

/** What the code in the address of the sign-in page means. */
const WORDS: Readonly<Record<string, string>> = {
  oidc_denied: 'The provider did not let you in, or you went back. Try again, or use your password.',
  oidc_state_mismatch: 'The way through the provider took too long, or was begun in another browser. Try again.',
  oidc_answer_used: 'The provider’s answer was used already. Try again.',
  oidc_unavailable: 'The provider cannot be reached now. Try again in a minute, or use your password.',
  oidc_email_unverified: 'The provider has not verified your e-mail address. Verify it there, then try again.',
  oidc_account_unknown: 'There is no account for you here yet. Ask an owner or admin for an invite link.',
};

export function providerProblem(code: string): Problem {
  const detail = WORDS[code] ?? `It did not work: ${code.replaceAll('_', ' ')}. Try again, or use your password.`;
  return new Problem({ type: '', title: 'Not signed in', status: 401, code, detail, requestId: '', traceId: '' });
}
