import { createTestDatabase, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';

describe('the console as the api serves it', () => {
  let database: TestDatabase;
  let api: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi(testEnvironment(database));
  });

  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const get = (path: string) => request(api.getHttpServer()).get(path);
  const linked = (html: string) => [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');

  it.each(['', 'sign-in?problem=oidc_denied', 'invite/any-token', 'w/acme/jobs/1?status=dead'])(
    'answers /console/%s with the page, which may load nothing from elsewhere',
    async (path) => {
      const answer = await get(`/console/${path}`).expect(200);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      const policy = answer.headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
    },
  );

  it('gives every answer a style nonce of its own, which the page knows', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { headers, text } = await get('/console/').expect(200);
        const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
        expect(text).toContain(`name="csp-nonce" content="${nonce}"`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('leads from the bare address to the start, also behind a prefix', async () => {
    const answer = await get('/console').expect(302);
    expect(answer.headers.location).toBe('console/');
  });

  it.each(['/console/sign-in', '/console/invite/token', '/console/w/acme/inbox/1'])(
    'names files that are there, seen from %s, also behind a prefix',
    async (path) => {
      const paths = linked((await get(path).expect(200)).text);
      expect(paths.length).toBeGreaterThan(2);
      for (const link of paths) {
        const { pathname } = new URL(link, `https://proxy.example/a/prefix${path}`);
        expect(pathname).toMatch(/^\/a\/prefix\/console\//);
        await get(pathname.replace('/a/prefix', '')).expect(200);
      }
    },
  );

  it('lets browsers keep what has a hash in its name, and sends it gzipped', async () => {
    const script = linked((await get('/console/').expect(200)).text).find((path) => path.endsWith('.js')) ?? '';
    const { pathname } = new URL(script, 'http://signalbox.example/console/');
    const answer = await get(pathname).set('accept-encoding', 'gzip').expect(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['content-type']).toContain('/javascript');
  });

  it('has no page in place of a missing file', async () => {
    const answer = await get('/console/assets/gone-12345678.js').expect(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.code).toBe('file_not_found');
  });
});
