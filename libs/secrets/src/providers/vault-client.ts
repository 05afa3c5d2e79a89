import type { Settings } from '@app/config';
import { SecretProviderUnavailable } from './provider-errors';

export type VaultSettings = Pick<
  Settings,
  'VAULT_ADDR' | 'VAULT_NAMESPACE' | 'VAULT_TOKEN' | 'VAULT_ROLE_ID' | 'VAULT_SECRET_ID'
>;

export interface VaultAnswer {
  readonly status: number;
  readonly body: unknown;
}

const TIMEOUT_MS = 5_000;
/** A token is renewed when this part of its time is over. */
const RENEW_AT = 0.8;

/**
 * Speaks to the Vault of the installation, which only the installation's settings can name; it follows no redirect.
 * Source: Vault documentation, "HTTP API" and "AppRole auth method (API)".
 */
export class VaultClient {
  private token?: Promise<{ readonly text: string; readonly expiresAt: number }>;

  constructor(private readonly settings: VaultSettings) {}

  /** Reads; signs in again once when the token is refused. Throws {@link SecretProviderUnavailable}. */
  async get(path: string): Promise<VaultAnswer> {
    const answer = await this.send('GET', path, await this.currentToken());
    if (answer.status !== 403 || this.settings.VAULT_TOKEN !== undefined) return answer;
    this.token = undefined;
    return this.send('GET', path, await this.currentToken());
  }

  private async currentToken(): Promise<string> {
    if (this.settings.VAULT_TOKEN !== undefined) return this.settings.VAULT_TOKEN;
    const now = performance.now();
    this.token ??= this.signIn();
    try {
      const { text, expiresAt } = await this.token;
      if (now < expiresAt) return text;
    } catch (error) {
      this.token = undefined;
      throw error;
    }
    this.token = this.signIn();
    return (await this.token).text;
  }

  private async signIn(): Promise<{ text: string; expiresAt: number }> {
    const { VAULT_ROLE_ID: role_id, VAULT_SECRET_ID: secret_id } = this.settings;
    const { status, body } = await this.send('POST', 'auth/approle/login', undefined, { role_id, secret_id });
    const auth = (body as { auth?: { client_token?: unknown; lease_duration?: unknown } } | undefined)?.auth;
    if (status !== 200 || typeof auth?.client_token !== 'string') {
      throw new SecretProviderUnavailable('vault', `the AppRole was not let in (status ${status})`);
    }
    const seconds = typeof auth.lease_duration === 'number' ? auth.lease_duration : 0;
    // Zero means that it does not expire.
    const expiresAt = seconds === 0 ? Infinity : performance.now() + seconds * 1_000 * RENEW_AT;
    return { text: auth.client_token, expiresAt };
  }

  private async send(method: string, path: string, token?: string, body?: unknown): Promise<VaultAnswer> {
    const headers: Record<string, string> = { 'x-vault-request': 'true' };
    if (token !== undefined) headers['x-vault-token'] = token;
    if (this.settings.VAULT_NAMESPACE !== undefined) headers['x-vault-namespace'] = this.settings.VAULT_NAMESPACE;
    try {
      const answer = await fetch(new URL(`/v1/${path}`, this.settings.VAULT_ADDR), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: answer.status, body: await bodyOf(answer) };
    } catch (error) {
      throw new SecretProviderUnavailable('vault', 'it does not answer', error);
    }
  }
}

/** Nothing when it is no JSON, as from a proxy before it. */
async function bodyOf(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
