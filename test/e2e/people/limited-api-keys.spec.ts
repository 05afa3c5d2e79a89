import { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';

const OWN = { requests: 1_000, perSeconds: 60 };
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('an API key that may manage keys', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let keys: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    keys = `${acme.base}/api-keys`;
  });
  afterAll(() => api.stop());

  const make = async (by: ApiClient, more: object = {}) => {
    const body = { name: 'Key', permissions: ['api-keys:manage'], ...more };
    return (await by.post(keys, body).expect(201)).body as { id: string; key: string };
  };
  const program = async (more: object) => {
    const { id, key } = await make(api.operator, more);
    return { id, client: ApiClient.withKey(api.app, key) };
  };
  const stored = async (id: string) => (await api.operator.get(`${keys}/${id}`).expect(200)).body as object;

  describe('and has a limit', () => {
    it.each([
      ['no limit', {}],
      ['its own limit', { rateLimit: OWN }],
      ['a lower limit', { rateLimit: { requests: 1, perSeconds: 60 } }],
    ])('makes no key with %s: together they would have more than its limit', async (_, more) => {
      const { client } = await program({ rateLimit: OWN });
      const answer = await client.post(keys, { name: 'K', permissions: ['api-keys:manage'], ...more });
      expect(told(answer)).toEqual([403, 'limited_key']);
      expect(answer.body.detail).toContain('1000 requests in 60 s');
    });

    it('neither changes nor rotates itself, also not to keep a second one through the overlap', async () => {
      const { id, client } = await program({ rateLimit: OWN });
      for (const rateLimit of [null, { requests: 2_000, perSeconds: 60 }, { requests: 1, perSeconds: 1 }]) {
        expect(told(await client.patch(`${keys}/${id}`, { rateLimit }))).toEqual([403, 'limited_key']);
      }
      expect(told(await client.post(`${keys}/${id}/rotate`, { overlapSeconds: 0 }))).toEqual([403, 'limited_key']);
      expect(await stored(id)).toMatchObject({ rateLimit: OWN, replacedBy: null, version: 1 });
    });

    it('neither changes nor rotates another key, and may revoke it', async () => {
      const { client } = await program({ rateLimit: OWN });
      const { id } = await make(api.operator, { rateLimit: { requests: 1, perSeconds: 60 } });
      const path = `${keys}/${id}`;
      expect(told(await client.patch(path, { rateLimit: OWN }))).toEqual([403, 'limited_key']);
      expect(told(await client.post(`${path}/rotate`, {}))).toEqual([403, 'limited_key']);
      expect(await stored(id)).toMatchObject({ name: 'Key', replacedBy: null, version: 1 });
      await client.delete(path).expect(204);
    });
  });

  describe('and ends', () => {
    it('makes no key that works longer, and leaves those that do alone', async () => {
      const { id, client } = await program({ expiresAt: inHours(1) });
      const body = { name: 'K', permissions: ['api-keys:manage'] };
      const longer = [{}, { expiresAt: null }, { expiresAt: inHours(2) }];
      for (const more of longer) {
        expect(told(await client.post(keys, { ...body, ...more }))).toEqual([403, 'expiry_above_yours']);
      }
      for (const more of longer.slice(1)) {
        expect(told(await client.patch(`${keys}/${id}`, more))).toEqual([403, 'expiry_above_yours']);
      }
      const other = await make(api.operator);
      expect(told(await client.post(`${keys}/${other.id}/rotate`, {}))).toEqual([403, 'expiry_above_yours']);
      await make(client, { expiresAt: inHours(0.5) });
      await client.post(`${keys}/${id}/rotate`, {}).expect(201);
    });
  });

  it('and has neither does as people do', async () => {
    const { client } = await program({});
    const { id } = await make(client, { rateLimit: OWN, expiresAt: inHours(1) });
    await client.patch(`${keys}/${id}`, { rateLimit: null, expiresAt: null }).expect(200);
  });
});
