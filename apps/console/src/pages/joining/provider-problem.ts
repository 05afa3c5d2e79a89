import { Problem } from '../../api/problem';

/** What the code in the address of the sign-in page means. */
const WORDS: Readonly<Record<string, string>> = {
  oidc_denied: 'The provider did not let you in, or you went back. Try again, or use your password.',
  oidc_state_mismatch: 'The way through the provider took too long, or was begun in another browser. Try again.',
  oidc_answer_used: 'The provider’s answer was used already. Try again.',
  oidc_unavailable: 'The provider cannot be reached now. Try again in a minute, or use your password.',
  oidc_failed: 'The provider’s answer could not be used. Try again; if it stays so, tell who runs this Signalbox.',
  oidc_not_configured: 'Signing in through a provider is not set up here. Use your password.',
  identity_taken: 'That identity belongs to another account here. Sign in to that one.',
  invite_for_another_email: 'The invite is for another e-mail address than the provider’s. Ask for a new one.',
  invite_not_found: 'There is no such invite. Ask whoever sent the link for a new one.',
  account_exists:
    'There is an account with your address here already. Sign in with its password, then link the provider under Account.',
  already_member: 'You are a member of that workspace already. Sign in as you usually do.',
  too_many_attempts: 'There were too many tries from your network. Wait a minute, then try again.',
  session_changed: 'You signed in or out meanwhile. Sign in, then link the provider again under Account.',
  invite_expired: 'The invite has expired. Ask whoever sent it for a new one.',
  invite_used: 'The invite was used already. If it was you, sign in; otherwise ask for a new one.',
  invite_revoked: 'The invite was withdrawn. Ask whoever sent it for a new one.',
  oidc_email_unverified: 'The provider has not verified your e-mail address. Verify it there, then try again.',
  oidc_account_unknown: 'There is no account for you here yet. Ask an owner or admin for an invite link.',
};

export function providerProblem(code: string): Problem {
  const detail = WORDS[code] ?? `It did not work: ${code.replaceAll('_', ' ')}. Try again, or use your password.`;
  return new Problem({ type: '', title: 'Not signed in', status: 401, code, detail, requestId: '', traceId: '' });
}
