import { Database } from '@app/database';
import { SecretRenewal, SecretsService } from '@app/secrets';
import { Injectable } from '@nestjs/common';
import type { CallTarget } from '../gateway/call-target';
import { clientCredential, withRefreshToken } from './credential';
import { ConnectorTokens, type StoredToken } from './connector-tokens';
import { TokenEndpoint } from './token-endpoint';

/** A token with a shorter life counts as living so long: it is used until it is refused. In seconds. */
const SHORTEST_LIFE_SECONDS = 120;

type OAuthScheme = 'oauth2-client-credentials' | 'oauth2-refresh-token';

/** Gets a new access token from the provider while this process holds the lease to do so. */
@Injectable()
export class TokenRenewal {
  constructor(
    private readonly database: Database,
    private readonly secrets: SecretsService,
    private readonly secretRenewal: SecretRenewal,
    private readonly tokens: ConnectorTokens,
    private readonly endpoint: TokenEndpoint,
  ) {}

  /** Tells what a token was got with: another secret, endpoint or scope needs another token. */
  credentialOf({ auth, secret }: CallTarget, current = secret): Buffer {
    return this.tokens.hashOf([auth.scheme, auth.tokenUrl, auth.scope, auth.audience, current]);
  }

  /**
   * Asks the provider, unless the stored token is good by now. The lease ends either way. A refresh token that the
   * provider replaced is stored as a new version of the secret, in the same commit as the access token.
   */
  async renew(target: CallTarget, lease: string, isGood: (token: StoredToken) => boolean): Promise<StoredToken> {
    const { connector, auth } = target;
    const { scope, id } = connector;
    try {
      // Read under the lease: the process that had it before may have replaced the refresh token.
      const secret = await this.currentSecret(target);
      const credential = this.credentialOf(target, secret);
      const stored = await this.tokens.read(scope, id, credential);
      if (stored && isGood(stored)) {
        await this.tokens.release(scope, id, lease);
        return stored;
      }
      const granted = await this.endpoint.grant(auth, clientCredential(auth.scheme as OAuthScheme, secret));
      const token = { accessToken: granted.accessToken, expiresAt: endOf(granted.expiresIn) };
      const rotated = granted.refreshToken === undefined ? secret : withRefreshToken(secret, granted.refreshToken);
      await this.database.inWorkspace(scope, async () => {
        const replaced = auth.scheme === 'oauth2-refresh-token' && rotated !== secret;
        if (replaced) await this.replaceSecret(target, secret, rotated);
        const current = replaced ? rotated : secret;
        await this.tokens.store(scope, id, lease, this.credentialOf(target, current), token);
      });
      return token;
    } catch (error) {
      await this.tokens.release(scope, id, lease).catch(() => undefined); // else it runs out
      throw error;
    }
  }

  private async currentSecret({ connector, secret }: CallTarget): Promise<string> {
    if (connector.secretRefId === null) return secret ?? '';
    const access = { actor: `connector:${connector.id}`, purpose: 'oauth.renew' };
    return (await this.secrets.reveal(connector.scope, connector.secretRefId, access)).current;
  }

  private async replaceSecret({ connector }: CallTarget, expected: string, value: string): Promise<void> {
    if (connector.secretRefId === null) return;
    const reason = `${connector.name}: the provider replaced the refresh token`;
    await this.secretRenewal.replace(connector.scope, connector.secretRefId, { expected, value, reason });
  }
}

/** Null when the provider does not tell: such a token is used until it is refused. */
function endOf(expiresIn: number | undefined): Date | null {
  if (expiresIn === undefined) return null;
  // With a shorter life it would be too old from the beginning, and every call would renew it.
  const seconds = Math.max(expiresIn, SHORTEST_LIFE_SECONDS);
  return new Date(Date.now() + seconds * 1_000);
}
