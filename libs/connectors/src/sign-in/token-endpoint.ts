import { EgressClient, EgressError } from '@app/egress';
import { looksLikeSecret, Unavailable } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import * as oauth from 'openid-client';
import type { AuthSettings } from '../catalogue/auth-scheme';
import { NotCallable } from '../gateway/not-callable';
import { type ClientCredential } from './credential';
import { hiding } from './hiding';
import { tokenAnswer } from './token-answer';

/** What a token endpoint gave. */
export interface GrantedToken {
  readonly accessToken: string;
  /** Seconds it is good for; nothing when the provider does not tell. */
  readonly expiresIn?: number;
  /** A new refresh token, which takes the place of the one that was used. */
  readonly refreshToken?: string;
}

/** The provider refuses id, secret or refresh token: no other attempt mends that. */
export class CredentialRefused extends NotCallable {
  /** @param hide hides the credential in what the provider says: some repeat what they were sent */
  constructor(
    host: string,
    said: { readonly error: string; readonly description?: string },
    hide: (text: string) => string,
  ) {
    const error = hide(said.error);
    const description = said.description === undefined ? undefined : hide(said.description);
    const more = description !== undefined && !looksLikeSecret(description) ? ` (${description.slice(0, 200)})` : '';
    super('oauth_refused', `${host} gives no token: ${error.slice(0, 100)}${more}. Check the secret of the connector.`);
  }
}

/** The token endpoint could not be reached, or failed: it may work later. */
export class TokenUnavailable extends Unavailable {
  constructor(host: string, reason: string, cause?: unknown) {
    super('oauth_unavailable', `${host} gave no token: ${reason}.`, 5, cause);
  }
}

/** In milliseconds. A call waits for it, and so do the processes that share the token. */
export const TOKEN_TIMEOUTS = { connectMs: 5_000, firstByteMs: 8_000, totalMs: 10_000 };
const LARGEST_ANSWER = 256 * 1024;

/** Asks token endpoints for tokens (RFC 6749, sections 4.4 and 6), through the SSRF-safe client like every call out. */
@Injectable()
export class TokenEndpoint {
  constructor(private readonly egress: EgressClient) {}

  /** Throws {@link CredentialRefused}, {@link TokenUnavailable}, or `EgressError` for an address that is refused. */
  async grant(auth: AuthSettings, credential: ClientCredential): Promise<GrantedToken> {
    const url = new URL(auth.tokenUrl ?? '');
    const extra = { ...(auth.scope && { scope: auth.scope }), ...(auth.audience && { audience: auth.audience }) };
    const client = this.clientOf(url, auth, credential);
    try {
      const answer =
        auth.scheme === 'oauth2-refresh-token'
          ? await oauth.refreshTokenGrant(client, credential.refreshToken ?? '', extra)
          : await oauth.clientCredentialsGrant(client, extra);
      const { access_token: accessToken, expires_in: expiresIn, refresh_token: refreshToken } = answer;
      return { accessToken, expiresIn, refreshToken };
    } catch (error) {
      const { clientSecret = '', refreshToken = '' } = credential;
      throw failureOf(error, url.host, hiding([clientSecret, refreshToken]));
    }
  }

  private clientOf(url: URL, auth: AuthSettings, { clientId, clientSecret }: ClientCredential): oauth.Configuration {
    const server = { issuer: url.origin, token_endpoint: url.href };
    const inForm = auth.clientAuthentication === 'form';
    const proof =
      clientSecret === undefined
        ? oauth.None()
        : inForm
          ? oauth.ClientSecretPost(clientSecret)
          : oauth.ClientSecretBasic(clientSecret);
    const client = new oauth.Configuration(server, clientId, {}, proof);
    client[oauth.customFetch] = this.fetch;
    client.timeout = TOKEN_TIMEOUTS.totalMs / 1_000 + 1; // the client's own timeouts end it first
    if (url.protocol === 'http:') oauth.allowInsecureRequests(client); // as for calls: the connector's own setting
    return client;
  }

  private readonly fetch: oauth.CustomFetch = async (address, { method, headers, body, signal }) => {
    const answer = await this.egress.request({
      url: new URL(address),
      method,
      headers,
      body: body instanceof URLSearchParams ? body.toString() : (body as string | undefined),
      signal,
      timeouts: TOKEN_TIMEOUTS,
      maxResponseBytes: LARGEST_ANSWER,
    });
    return tokenAnswer(answer);
  };
}

/** Never carries the answer itself: it may hold a token. */
function failureOf(error: unknown, host: string, hide: (text: string) => string): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof EgressError) {
      return cause.retryable ? new TokenUnavailable(host, cause.message, cause) : cause;
    }
    if (cause instanceof oauth.ResponseBodyError) {
      const passing = cause.status >= 500 || cause.status === 429 || cause.error === 'temporarily_unavailable';
      if (passing) return new TokenUnavailable(host, `it answered ${cause.status}`);
      return new CredentialRefused(host, { error: cause.error, description: cause.error_description }, hide);
    }
  }
  const status = (error as { cause?: { status?: unknown } } | null)?.cause?.status;
  if (status === 401 || status === 403) return new CredentialRefused(host, { error: `it answered ${status}` }, hide);
  return new TokenUnavailable(host, typeof status === 'number' ? `it answered ${status}` : 'its answer is no token');
}
