import { type NamedOperation, openApi, operationsOf, type Parameter } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeTenant, type Tenant } from '../../support/two-tenants';

/** Text that JavaScript takes and PostgreSQL does not, or reads as something else. */
const HOSTILE = [
  '\0',
  'a\0b',
  '\ud800',
  "'; drop table jobs; --",
  '%',
  '_',
  '\\',
  '2026-W05-1',
  '9'.repeat(400),
  '1e999',
];

const operations = operationsOf(openApi());
const withQuery = operations.filter(({ parameters }) => parameters.some((parameter) => parameter.in === 'query'));
const withBody = operations.filter(({ requestBody, path }) => requestBody && path.startsWith('/v1/'));

describe('hostile text', () => {
  let api: ApiUnderTest;
  let tenant: Tenant;
  beforeAll(async () => {
    api = await startApiUnderTest();
    tenant = await makeTenant(api, 'mine');
  });
  afterAll(() => api.stop());

  const urlOf = ({ path }: NamedOperation) =>
    path
      .replace('{workspaceId}', tenant.id)
      .replace(/([\w-]+)\/\{\w+\}/, (_, kind: string) => `${kind}/${tenant.ids[kind] ?? 'x'}`);

  it.each(withQuery.map((operation) => [operation.name, operation] as const))(
    'in any filter of %s is found nowhere or refused',
    async (_, operation) => {
      const filters = operation.parameters.filter((parameter: Parameter) => parameter.in === 'query');
      for (const { name } of filters) {
        await Promise.all(
          HOSTILE.map(async (text) => {
            const query = `${name}=${encodeURIComponent(text.toWellFormed())}`;
            const { status } = await api.operator.get(`${urlOf(operation)}?${query}`);
            expect([query, status < 500]).toEqual([query, true]);
          }),
        );
      }
    },
  );

  it.each(withBody.map((operation) => [operation.name, operation] as const))(
    'in any field of %s is kept as it is or refused',
    async (_, operation) => {
      const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      const known = openApi().components.schemas[schema?.$ref?.split('/').at(-1) ?? ''];
      const examples = Object.fromEntries(
        Object.entries(known?.properties ?? {}).map(([field, { example }]) => [field, example]),
      );
      for (const field of Object.keys(known?.properties ?? {})) {
        const values = [...HOSTILE, null, [], {}, { a: '\0' }, [['\0']], -1, 1e300, true];
        await Promise.all(
          values.map(async (value) => {
            const body = { ...examples, [field]: value };
            const method = operation.method as 'post' | 'patch';
            const { status, body: answer } = await api.operator[method](urlOf(operation), body);
            expect([field, value, status < 500 || answer]).toEqual([field, value, true]);
          }),
        );
      }
    },
  );

  it.each(['%00', 'a%00b', "'", '%F0%9F%92%A9', '..%2f..%2fetc'])('in a path is an unknown id: %s', async (text) => {
    for (const path of [
      `/v1/workspaces/${text}`,
      `${tenant.base}/connectors/${text}`,
      `${tenant.base}/traces/${text}`,
    ]) {
      const { status } = await api.operator.get(path);
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
    }
    const { status } = await api.operator.post(`/hooks/${text}`);
    expect([400, 404]).toContain(status);
  });

  it('in a header does no harm', async () => {
    const headers = { 'x-audit-reason': 'ÿ'.repeat(3_000), 'user-agent': 'ÿ'.repeat(2_000), traceparent: "00-'-x-01" };
    await api.operator.with(headers).patch(tenant.base, { env: 'x' }).expect(200);
    const key = await api.operator.with({ 'idempotency-key': 'x'.repeat(256) }).patch(tenant.base, { env: 'y' });
    expect([key.status, key.body.code]).toEqual([400, 'invalid_idempotency_key']);
  });
});
