import { type AuthScheme, SECRET_FORMATS } from '../catalogue/auth-scheme';
import { NotCallable } from '../gateway/not-callable';

/** Who a client is at a token endpoint. */
export interface ClientCredential {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly refreshToken?: string;
}

/** The value of the secret is not what the auth scheme needs. Never has any of it in the message. */
export class CredentialMalformed extends NotCallable {
  constructor(scheme: AuthScheme, problem: string) {
    super(
      'credential_malformed',
      `The secret of the connector ${problem}. For ${scheme} it has to be: ${SECRET_FORMATS[scheme]}`,
    );
  }
}

/** `user:password` as it is; the user has no colon (RFC 7617, section 2). Throws {@link CredentialMalformed}. */
export function basicCredential(secret: string): string {
  if (!/^[^:]+:/.test(secret)) throw new CredentialMalformed('basic', 'has no user in front of a colon');
  return secret;
}

/** Text that can stand in a header, or throws {@link CredentialMalformed}. */
export function headerCredential(scheme: AuthScheme, secret: string): string {
  if (!/^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(secret)) {
    throw new CredentialMalformed(scheme, 'has a blank at an end, a line break or a character that no header can have');
  }
  return secret;
}

const NEEDED = {
  'oauth2-client-credentials': ['clientId', 'clientSecret'],
  'oauth2-refresh-token': ['clientId', 'refreshToken'],
} as const;

/** Throws {@link CredentialMalformed} naming the field. */
export function clientCredential(scheme: keyof typeof NEEDED, secret: string): ClientCredential {
  const fields = jsonObject(scheme, secret);
  for (const name of ['clientId', 'clientSecret', 'refreshToken']) {
    const value = fields[name];
    const needed = (NEEDED[scheme] as readonly string[]).includes(name);
    if (value === undefined ? needed : typeof value !== 'string' || value === '') {
      throw new CredentialMalformed(scheme, `has no text as "${name}"`);
    }
  }
  return fields as unknown as ClientCredential;
}

/** What in it nobody may see: all but the client's id. Throws {@link CredentialMalformed}. */
export function clientSecrets(scheme: keyof typeof NEEDED, secret: string): string[] {
  const { clientSecret, refreshToken } = clientCredential(scheme, secret);
  return [secret, clientSecret, refreshToken].filter((text) => text !== undefined);
}

/** The secret with another refresh token in it; whatever else it has stays. */
export function withRefreshToken(secret: string, refreshToken: string): string {
  return JSON.stringify({ ...jsonObject('oauth2-refresh-token', secret), refreshToken });
}

function jsonObject(scheme: AuthScheme, secret: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(secret);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below, without the text that could not be parsed.
  }
  throw new CredentialMalformed(scheme, 'is no JSON object');
}
