import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { CallTarget } from '../gateway/call-target';
import { ConnectorTokens, type StoredToken } from './connector-tokens';
import { TokenUnavailable } from './token-endpoint';
import { TokenRenewal } from './token-renewal';

export interface TokenWish {
  /** A token that the third party did not take. */
  readonly refused?: string;
  readonly signal?: AbortSignal;
}

/** A token is renewed when less than this is left of it, in milliseconds. */
const MARGIN_MS = 60_000;
/** A refusal of the provider is believed for so long, in milliseconds: a burst of calls asks once. */
const BELIEVED_MS = 2_000;
/** How long a process waits for another one that renews the token, in milliseconds. */
const LONGEST_WAIT_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/**
 * Access tokens for the OAuth 2.0 schemes. A process keeps what it got; what one process got the others find in the
 * database; and however many calls of however many processes need a new one at once, the provider is asked once.
 */
@Injectable()
export class AccessTokens {
  private readonly kept = new LRUCache<string, StoredToken>({ max: 1_000, ttl: 3_600_000 });
  private readonly underWay = new Map<string, Promise<StoredToken>>();

  constructor(
    private readonly tokens: ConnectorTokens,
    private readonly renewal: TokenRenewal,
  ) {}

  /** Throws `CredentialMalformed`, `CredentialRefused`, `TokenUnavailable`, or `EgressError` for a forbidden address. */
  async of(target: CallTarget, { refused, signal }: TokenWish): Promise<string> {
    const key = `${target.connector.id} ${this.renewal.credentialOf(target).toString('base64')}`;
    const kept = this.kept.get(key);
    if (kept && isGood(kept, refused)) return kept.accessToken;
    // A refused token and a missing one lead to different waits: whoever waits for any must not get the refused one.
    const flight = `${key} ${refused ?? ''}`;
    let obtained = this.underWay.get(flight);
    if (!obtained) {
      obtained = this.obtain(target, refused);
      this.underWay.set(flight, obtained);
      obtained.then(
        (token) => {
          this.kept.set(key, token);
          this.underWay.delete(flight);
        },
        () => void setTimeout(() => this.underWay.delete(flight), BELIEVED_MS).unref(),
      );
    }
    return (await abortable(obtained, signal)).accessToken;
  }

  /** From the database, or by renewing it, or by waiting for whoever renews it. */
  private async obtain(target: CallTarget, refused: string | undefined): Promise<StoredToken> {
    const { scope, id } = target.connector;
    for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end;) {
      const stored = await this.tokens.read(scope, id, this.renewal.credentialOf(target));
      if (stored && isGood(stored, refused)) return stored;
      const lease = await this.tokens.lease(scope, id);
      if (lease !== undefined) return this.renewal.renew(target, lease, (token) => isGood(token, refused));
      await delay(LOOK_AGAIN_MS * (1 + Math.random()));
    }
    throw new TokenUnavailable(new URL(target.auth.tokenUrl ?? '').host, 'another process asks it and has no answer');
  }
}

function isGood({ accessToken, expiresAt }: StoredToken, refused: string | undefined): boolean {
  if (accessToken === refused) return false;
  return expiresAt === null || expiresAt.getTime() > Date.now() + MARGIN_MS;
}

/** The caller may give up; what is under way goes on for the others. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
