import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type OidcProvider from 'oidc-provider';

export const CLIENT = {
  OIDC_CLIENT_ID: 'signalbox',
  OIDC_CLIENT_SECRET: 'a secret of the test',
  OIDC_LABEL: 'Acme Login',
};
export const CALLBACK = 'http://localhost:3000/v1/auth/oidc/callback';

export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** A real OpenID Connect provider on this machine. Whoever comes is signed in as `account`, or turned away without one. */
export class TestProvider {
  account?: ProviderAccount;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TestProvider> {
    const { default: Provider } = await import('oidc-provider');
    // It warns that it keeps everything in memory: as it should here.
    jest.spyOn(console, 'warn').mockImplementation();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const test = new TestProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const provider = new Provider(test.issuer, {
      clients: [
        {
          client_id: CLIENT.OIDC_CLIENT_ID,
          client_secret: CLIENT.OIDC_CLIENT_SECRET,
          redirect_uris: [CALLBACK],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['a key of the test'] },
      features: { devInteractions: { enabled: false } },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...test.account, sub }) }),
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      jwks: { keys: [signingKey()] },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: CLIENT.OIDC_CLIENT_ID, accountId: oidc.session?.accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, AuthorizationCode: 600, IdToken: 600 },
    });
    server.on('request', (request, response) => void test.answer(provider, request, response));
    return test;
  }

  /**
   * What a browser does: follows the provider's redirects until they lead back. Returns the query of the callback, from
   * its question mark on.
   */
  async visit(address: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let url = address; ;) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
      url = new URL(location, url).href;
      if (url.startsWith(CALLBACK)) return new URL(url).search;
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(provider: OidcProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    const login = this.account && { login: { accountId: this.account.sub } };
    await provider.interactionFinished(request, response, login ?? { error: 'access_denied' });
  }
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' };
}
