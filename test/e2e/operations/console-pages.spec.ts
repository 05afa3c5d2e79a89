import { createTestDatabase, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';

describe('the pages for people without a session', () => {
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

  it.each([
    ['/console/', 'text/html'],
    ['/console/sign-in?problem=oidc_denied', 'text/html'],
    ['/console/invite/any-token', 'text/html'],
    ['/console/sign-in.js', 'text/javascript'],
    ['/console/invite.js', 'text/javascript'],
    ['/console/api.js', 'text/javascript'],
    ['/console/page.css', 'text/css'],
  ])('serves %s, which may load nothing from elsewhere', async (path, type) => {
    const answer = await get(path).expect(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('leads from the bare address to the sign-in page, also behind a prefix', async () => {
    const answer = await get('/console').expect(302);
    expect(answer.headers.location).toBe('console/');
  });

  it('loads what the pages name', async () => {
    const pages = await Promise.all(['/console/sign-in', '/console/invite/token'].map((path) => get(path).expect(200)));
    const named = pages.flatMap(({ text }, index) => {
      const base = ['http://x/console/sign-in', 'http://x/console/invite/token'][index];
      return [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => new URL(path ?? '', base).pathname);
    });
    expect(named).toHaveLength(4);
    for (const path of named) await get(path).expect(200);
  });
});
