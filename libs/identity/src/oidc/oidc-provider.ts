import { SETTINGS, type Settings } from '@app/config';
import { CLOCK, type Clock, DomainError, Unavailable } from '@app/kernel';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import * as oidc from 'openid-client';
import { OidcFetch } from './oidc-fetch';

/** What the provider says about itself is asked for again after this, in milliseconds. */
const METADATA_MS = 3_600_000;

/** Seconds that the provider's clock may differ from ours. */
const CLOCK_SKEW_SECONDS = 30;

export const CALLBACK_PATH = '/v1/auth/oidc/callback';

/** What makes an answer of the provider ours: made at the start, checked at the end. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who someone is, as the provider has proven it. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case, and only when the provider has verified it. */
  readonly verifiedEmail?: string;
  readonly name?: string;
}

/** The OpenID Connect provider of the settings, if there is one. It is first asked when someone signs in through it. */
@Injectable()
export class OidcProvider implements OnApplicationShutdown {
  private readonly logger = new Logger('Oidc');
  private readonly http?: OidcFetch;
  private readonly redirectUri: string;
  private known?: { readonly configuration: Promise<oidc.Configuration>; readonly until: number };

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const { OIDC_ISSUER: issuer, EGRESS_ALLOW_CIDRS: allowCidrs, PUBLIC_URL: base } = settings;
    this.redirectUri = `${base.replace(/\/+$/, '')}${CALLBACK_PATH}`;
    if (issuer !== undefined) this.http = new OidcFetch(issuer, allowCidrs);
  }

  /** What people know it by; null when none is set. */
  get label(): string | null {
    return this.settings.OIDC_LABEL ?? null;
  }

  newChecks(): OidcChecks {
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  }

  /** Where the browser goes to sign in: an authorization code with PKCE (RFC 7636), state and nonce. */
  async authorizationUrl({ state, nonce, verifier }: OidcChecks): Promise<string> {
    const url = oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.redirectUri,
      scope: 'openid email profile',
      response_type: 'code',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  /**
   * Redeems the answer that came back. Issuer, audience, signature, times, state, nonce and PKCE are all checked.
   * Throws `oidc_denied`, `oidc_failed` or `oidc_unavailable`.
   *
   * @param query of the callback, from its question mark on
   */
  async redeem(query: string, { state, nonce, verifier }: OidcChecks): Promise<ProvenIdentity> {
    const configuration = await this.configuration();
    // Not the address that was asked: a Host header is the browser's word.
    const answer = new URL(`${this.redirectUri}${query}`);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, answer, checks);
      const claims = tokens.claims();
      if (!claims) throw new Error('there is no ID token');
      const { iss: issuer, sub: subject } = claims;
      const about = await this.about(configuration, tokens.access_token, claims);
      return { issuer, subject, ...profileOf(about) };
    } catch (error) {
      throw this.explain(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.http?.close();
  }

  /** Providers may tell the profile in the ID token, or on asking (OpenID Connect Core, section 5.4). */
  private async about(
    configuration: oidc.Configuration,
    accessToken: string,
    claims: oidc.IDToken,
  ): Promise<Record<string, unknown>> {
    if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
    return { ...claims, ...(await oidc.fetchUserInfo(configuration, accessToken, claims.sub)) };
  }

  private configuration(): Promise<oidc.Configuration> {
    const now = this.clock.now().getTime();
    if (!this.known || this.known.until <= now) {
      const known = { configuration: this.discover(), until: now + METADATA_MS };
      this.known = known;
      known.configuration.catch(() => {
        if (this.known === known) this.known = undefined; // the next sign-in asks again
      });
    }
    return this.known.configuration;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = this.settings;
    if (issuer === undefined || clientId === undefined || secret === undefined || !this.http) throw notConfigured();
    // The settings allow plain http for a provider on this machine and outside production only.
    const plain = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const metadata = { client_secret: secret, [oidc.clockTolerance]: CLOCK_SKEW_SECONDS };
    try {
      return await oidc.discovery(new URL(issuer), clientId, metadata, clientAuthentication(secret), {
        [oidc.customFetch]: this.http.fetch,
        execute: [...plain, oidc.enableNonRepudiationChecks],
        timeout: 10,
      });
    } catch (error) {
      this.note(error);
      throw unavailable(error);
    }
  }

  private explain(error: unknown): DomainError {
    if (error instanceof DomainError) return error;
    this.note(error);
    if (error instanceof oidc.AuthorizationResponseError) {
      return new DomainError('forbidden', 'oidc_denied', 'The provider did not sign you in.');
    }
    if (reachedNobody(error)) return unavailable(error);
    const message = 'The answer of the provider could not be verified: start the sign-in again.';
    return new DomainError('unauthenticated', 'oidc_failed', message, { cause: error });
  }

  private note(error: unknown): void {
    this.logger.warn('A sign-in through the provider failed', { error: reasonOf(error) });
  }
}

export function notConfigured(): DomainError {
  const message = 'This installation has no OpenID Connect provider: sign in with e-mail address and password.';
  return new DomainError('not_found', 'oidc_not_configured', message);
}

function unavailable(cause: unknown): Unavailable {
  return new Unavailable('oidc_unavailable', 'The provider cannot be used right now; try again.', 10, cause);
}

/** The first of both that the provider takes; without a word of its own that is Basic (OpenID Connect Discovery). */
function clientAuthentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

function profileOf({ email, email_verified: verified, name }: Record<string, unknown>) {
  return {
    ...(typeof email === 'string' && verified === true ? { verifiedEmail: email.trim().toLowerCase() } : {}),
    ...(typeof name === 'string' && name.trim() !== '' ? { name: name.trim().slice(0, 100) } : {}),
  };
}

/** Told in the log only, without the answer's own words: they may hold a token. */
function reasonOf(error: unknown): string {
  const { name, message, code } = error as Error & { code?: string };
  return [name, code, message].filter(Boolean).join(': ');
}

function reachedNobody(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'EgressError' || cause.name === 'TimeoutError') return true;
  }
  return false;
}
