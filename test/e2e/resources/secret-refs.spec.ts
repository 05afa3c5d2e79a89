import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { readAll } from '../../support/lists';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';

const VALUE = 'S3CR3T-value-never-seen';

describe('secret refs', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let list: string;
  const texts: string[] = [];
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    list = `${acme.base}/secret-refs`;
  });
  afterAll(() => api.stop());

  const make = (name: string, value: unknown = VALUE) => api.operator.post(list, { name, provider: 'local', value });
  const made = async (name: string) => {
    const answer = await make(name).expect(201);
    texts.push(answer.text);
    return `${list}/${answer.body.id}`;
  };

  it('are made with a value that nobody sees again', async () => {
    const { body, headers } = await make('github').expect(201);
    expect(headers.etag).toBe('"1"');
    expect(body).toEqual({
      id: expect.any(String),
      name: 'github',
      provider: 'local',
      ref: null,
      version: 1,
      rotatedAt: null,
      lastUsedAt: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const answer = await api.operator.get(`${list}/${body.id}`).expect(200);
    expect(answer.body).toEqual(body);
    texts.push(answer.text);
    const capitals = `/v1/workspaces/${acme.id.toUpperCase()}/secret-refs/${(body.id as string).toUpperCase()}`;
    expect((await api.operator.get(capitals).expect(200)).body).toEqual(body);
  });

  it.each([
    [{}, ['name', 'provider']],
    [{ provider: 'local' }, ['name', 'value']],
    [{ name: 'x', provider: 'keepass', value: VALUE }, ['provider']],
    [{ name: 'x', provider: 'local', value: '' }, ['value']],
    [{ name: 'x', provider: 'local', value: 'x'.repeat(16_385) }, ['value']],
    [{ name: 'x', provider: 'local', value: { a: VALUE } }, ['value']],
    [{ name: ' x', provider: 'local', value: VALUE }, ['name']],
    [{ name: null, provider: 'local', value: VALUE, more: VALUE }, ['more', 'name']],
  ])('are refused with all that is wrong: %#', async (body, fields) => {
    const answer = await api.operator.post(list, body);
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(fields);
    texts.push(answer.text);
  });

  it('have names of their own in their workspace', async () => {
    await made('taken');
    const other = await made('free');
    expectProblem(await make('taken'), 409, 'secret_name_taken');
    expectProblem(await api.operator.patch(other, { name: 'taken' }), 409, 'secret_name_taken');
    const elsewhere = await makeWorkspace(api, 'elsewhere');
    await api.operator
      .post(`${elsewhere.base}/secret-refs`, { name: 'taken', provider: 'local', value: VALUE })
      .expect(201);
  });

  it('tell which values are accepted now, since when and until when', async () => {
    const url = await made('versioned');
    await api.operator.post(`${url}/rotate`, { value: `${VALUE}-2`, overlapSeconds: 3_600 }).expect(200);
    const answer = await api.operator.get(`${url}/versions`).expect(200);
    expect(answer.body.items).toEqual([
      { version: 2, ref: null, since: expect.any(String), acceptedUntil: null },
      { version: 1, ref: null, since: expect.any(String), acceptedUntil: expect.any(String) },
    ]);
    texts.push(answer.text);
    expect((await api.operator.get(`${url}/usages`).expect(200)).body).toEqual({ items: [] });
  });

  it('are renamed under If-Match', async () => {
    const url = await made('old name');
    expect(told(await api.operator.with({ 'if-match': '"9"' }).patch(url, { name: 'n' }))).toEqual([
      412,
      'stale_version',
    ]);
    const renamed = await api.operator.with({ 'if-match': '"1"' }).patch(url, { name: 'new name' }).expect(200);
    expect([renamed.body.name, renamed.body.version, renamed.headers.etag]).toEqual(['new name', 2, '"2"']);
    expect((await api.operator.patch(url, { value: VALUE })).status).toBe(400);
    expect((await api.operator.patch(url, { name: null })).status).toBe(400);
  });

  it('are rotated, one after another when it happens at once', async () => {
    const url = await made('rotated');
    const rotate = (body: object) => api.operator.post(`${url}/rotate`, body);
    const first = await rotate({ value: `${VALUE} 2` }).expect(200);
    expect([first.body.version, typeof first.body.rotatedAt]).toEqual([2, 'string']);
    const answers = await Promise.all([3, 4, 5].map((n) => rotate({ value: `${VALUE} ${n}`, overlapSeconds: 60 })));
    expect(answers.map(({ body }) => body.version as number).sort()).toEqual([3, 4, 5]);
    expect(badFields(await rotate({ value: VALUE, overlapSeconds: -1 }))).toEqual(['overlapSeconds']);
    texts.push(...answers.map(({ text }) => text));
  });

  it('tell whether they can be read, and who asked', async () => {
    const url = await made('checked');
    const check = () => api.operator.post(`${url}/check`).expect(200);
    expect((await check()).body).toEqual({ readable: true, errorCode: null, detail: null });
    const id = url.split('/').at(-1);
    await api.database.query(
      `update secret_values set ciphertext = set_byte(ciphertext, 0, 255 - get_byte(ciphertext, 0)) where secret_ref_id = $1`,
      [id],
    );
    expect((await check()).body).toMatchObject({ readable: false, errorCode: 'secret_unreadable' });
    const log = await readAll<{ id: string; actor: string; success: boolean }>(api.operator, `${url}/access-log`, 1);
    expect(log.map(({ success }) => success)).toEqual([false, true]);
    expect(log[0]?.actor).toMatch(/^user:/);
  });

  it('are listed newest first, page by page, with filters', async () => {
    for (const n of [1, 2, 3, 4, 5]) await made(`List 100% ${n}`);
    const found = await readAll<{ id: string; name: string }>(api.operator, `${list}?name=LIST%20100%25`, 2);
    expect(found.map(({ name }) => name)).toEqual([5, 4, 3, 2, 1].map((n) => `List 100% ${n}`));
    const all = await readAll(api.operator, `${list}?provider=local`, 3);
    expect(all.length).toBeGreaterThan(8);
  });

  it('are deleted with their values, unless a connector uses them', async () => {
    const url = await made('in use');
    const secretRefId = url.split('/').at(-1);
    const connector = { type: 'github', name: 'GitHub', settings: {}, secretRefId };
    const { body } = await api.operator.post(`${acme.base}/connectors`, connector).expect(201);
    const refused = await api.operator.delete(url);
    expectProblem(refused, 409, 'secret_in_use');
    expect(refused.body.detail).toContain('connector "GitHub"');
    await api.operator.patch(`${acme.base}/connectors/${body.id}`, { secretRefId: null }).expect(200);
    await api.operator.delete(url).expect(204);
    expectProblem(await api.operator.get(url), 404, 'secret_ref_not_found');
    expect(await api.database.query('select from secret_values where secret_ref_id = $1', [secretRefId])).toEqual([]);
    await made('in use');
  });

  it('never let a value out', async () => {
    const rows = ['operator_audit_log', 'secret_refs', 'secret_access_log', 'request_log', 'event_log'].map((table) =>
      api.database.query(`select t::text from ${table} t`),
    );
    for (const text of [...texts, JSON.stringify(await Promise.all(rows))]) expect(text).not.toContain('S3CR3T');
  });
});
