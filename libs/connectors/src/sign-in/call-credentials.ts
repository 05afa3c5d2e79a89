import { Injectable } from '@nestjs/common';
import type { CallTarget } from '../gateway/call-target';
import { AccessTokens } from './access-tokens';
import { basicCredential, clientSecrets, headerCredential } from './credential';
import { type CallToSign, signatureHeaders } from './signed-call';

/** What a call carries to sign in. Holds secrets: it goes to the SSRF-safe client and nowhere else. */
export interface CallCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The access token in it, if it is one: refused, it is renewed once. */
  readonly accessToken?: string;
  /** Every text of it that must not show in anything that is kept, in no form: see `hiding`. */
  readonly secrets: readonly string[];
}

const NOTHING: CallCredentials = { headers: {}, query: {}, secrets: [] };

/** Lets calls sign in as their connector's auth scheme has it. */
@Injectable()
export class CallCredentialsSource {
  constructor(private readonly tokens: AccessTokens) {}

  /**
   * @param refused an access token that the third party did not take: it is not handed out again
   *
   * Throws `CredentialMalformed` for a secret of another form, and what {@link AccessTokens.of} throws.
   */
  async of(target: CallTarget, call: CallToSign, signal?: AbortSignal, refused?: string): Promise<CallCredentials> {
    const { auth, secret } = target;
    if (secret === undefined) return NOTHING;
    const { header = 'authorization', prefix = '' } = auth;
    const inHeader = (name: string, value: string): CallCredentials => ({
      headers: { [name.toLowerCase()]: value },
      query: {},
      secrets: [secret, value],
    });
    switch (auth.scheme) {
      case 'none':
        return NOTHING;
      case 'bearer':
        return inHeader('authorization', `Bearer ${headerCredential('bearer', secret)}`);
      case 'basic': {
        const credential = basicCredential(secret);
        const signed = inHeader('authorization', `Basic ${Buffer.from(credential).toString('base64')}`);
        return { ...signed, secrets: [secret, credential.slice(credential.indexOf(':') + 1)] };
      }
      case 'header':
        return inHeader(header, `${prefix}${headerCredential('header', secret)}`);
      case 'query':
        return { headers: {}, query: { [auth.parameter ?? 'key']: secret }, secrets: [secret] };
      case 'hmac':
        return { headers: lowerCased(signatureHeaders(auth, secret, call)), query: {}, secrets: [secret] };
      case 'oauth2-client-credentials':
      case 'oauth2-refresh-token': {
        const accessToken = await this.tokens.of(target, { refused, signal });
        const headers = { authorization: `Bearer ${accessToken}` };
        return { headers, query: {}, accessToken, secrets: [...clientSecrets(auth.scheme, secret), accessToken] };
      }
    }
  }
}

const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
