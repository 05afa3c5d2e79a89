import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace } from '../../support/people';

/** The address on record for a change that came with this header, from 127.0.0.1. */
async function addressOnRecord(api: ApiUnderTest, forwardedFor: string): Promise<unknown> {
  const acme = await makeWorkspace(api, 'acme');
  const client = api.operator.with({ 'x-forwarded-for': forwardedFor });
  const { body } = await client.post(`${acme.base}/policies`, { name: 'p' }).expect(201);
  const audit = await api.operator.get(`${acme.base}/audit?resourceId=${body.id}`).expect(200);
  return audit.body.items[0].ip;
}

describe("the caller's address on record", () => {
  it.each([
    ['is the one that a trusted proxy tells', '127.0.0.0/8', '203.0.113.7', '203.0.113.7'],
    [
      'is the last one that is no proxy',
      '127.0.0.0/8,10.0.0.0/8',
      '198.51.100.1, 203.0.113.7, 10.1.1.1',
      '203.0.113.7',
    ],
    ['is never one that a caller made up before a proxy', '127.0.0.0/8', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['is the connection itself when it is no trusted proxy', '10.0.0.0/8', '203.0.113.7', '127.0.0.1'],
    ['is the connection itself when nothing is trusted', '', '203.0.113.7', '127.0.0.1'],
    ['may be of the next version', '127.0.0.0/8', '2001:db8::7', '2001:db8::7'],
  ])('%s', async (_, trusted, forwardedFor, expected) => {
    const api = await startApiUnderTest({ TRUST_PROXY: trusted });
    try {
      expect(await addressOnRecord(api, forwardedFor)).toBe(expected);
    } finally {
      await api.stop();
    }
  });
});
