import { ApiClient, AppProcess, createTestDatabase, testEnvironment } from '@app/testing';
import { type OpenApi, openApi, operationsOf } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

describe('the documentation', () => {
  let api: ApiUnderTest;
  let anonymous: ApiClient;
  beforeAll(async () => {
    api = await startApiUnderTest();
    anonymous = ApiClient.anonymous(api.app);
  });
  afterAll(() => api.stop());

  it('is the contract, as openapi.json has it', async () => {
    const { body } = await anonymous.get('/openapi.json').expect(200).expect('content-type', /json/);
    expect(body).toEqual(openApi());
  });

  it('is found by what is built, too', async () => {
    const database = await createTestDatabase();
    const built = await AppProcess.start('api', testEnvironment(database));
    const document: unknown = await fetch(`${built.url}/openapi.json`).then((answer) => answer.json());
    await built.end('SIGTERM');
    await database.drop();
    expect(document).toEqual(openApi());
  });

  it('is a page to read and to try, that runs no script but its own', async () => {
    expect((await anonymous.get('/docs').expect(302)).headers.location).toBe('docs/');
    const { text, headers } = await anonymous.get('/docs/').expect(200).expect('content-type', /html/);
    expect(headers['content-security-policy']).toMatch(/default-src 'none';.*script-src 'self';style-src 'self';/);
    const files = [...text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(4);
    for (const file of files)
      await anonymous
        .get(`/docs/${file}`)
        .expect(200)
        .expect('content-type', /javascript|css/);
    await anonymous.get('/docs/index.html').expect(404);
    await anonymous.get('/docs/package.json').expect(404);
  });

  it('says of every operation what it needs, and puts it into an area', async () => {
    const { body } = await anonymous.get('/openapi.json').expect(200);
    const document = body as OpenApi & { tags: { name: string }[] };
    const operations = operationsOf(document);
    const silent = operations.filter(({ description = '' }) => !/Needs the permission `|For anyone/.test(description));
    expect(silent.map(({ name }) => name)).toEqual([]);
    const areas = document.tags.map(({ name }) => name);
    expect(operations.filter(({ tags = [] }) => !areas.includes(tags[0] ?? '')).map(({ name }) => name)).toEqual([]);
  });
});
