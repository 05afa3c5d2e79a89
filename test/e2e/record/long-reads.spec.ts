import { get } from 'node:http';
import { until } from '@app/testing';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { LogExports } from '../../../libs/audit/src/export/log-exports';
import { ChainVerifier } from '../../../libs/audit/src/verify/chain-verifier';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { type Download, startDownload, urlOf } from '../../support/download';
import { makeWorkspace, type TestWorkspace, told } from '../../support/people';

describe('requests that read a whole log', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let key: string;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
    const body = { name: 'Export', permissions: ['events:read', 'audit:read'] };
    key = (await api.operator.post(`${acme.base}/api-keys`, body).expect(201)).body.key;
    await api.database.query(
      `insert into event_log (id, tenant_id, severity, type, message, created_at)
       select gen_random_uuid(), $1, 'info', 'test.event', repeat('x', 500), now() - n * interval '1 millisecond'
       from generate_series(1, 60000) n`,
      [acme.id],
    );
  });
  afterAll(() => api.stop());

  it('are two of one workspace at a time, and the next one is told when to come back', async () => {
    const exports = api.app.get(LogExports, { strict: false });
    const url = `${urlOf(api.app)}${acme.base}/events/export?type=test.event`;
    const open: Download[] = [await startDownload(url, key), await startDownload(url, key)];
    for (const path of ['events/export', 'audit/export', 'audit/verify']) {
      const answer = await api.operator.get(`${acme.base}/${path}`);
      expect(told(answer)).toEqual([429, 'too_many_long_reads']);
      expect(answer.headers['retry-after']).toBe('10');
    }
    await api.operator.get(`${other.base}/audit/verify`).expect(200);
    open[0]?.leave();
    await until('the place to be free', () => exports.running === 1);
    await api.operator.get(`${acme.base}/audit/verify`).expect(200);
    expect(await open[1]?.countLines()).toBe(60_000);
    await until('the end', () => exports.running === 0);
  });

  it('stop when a check is asked for by someone who has left', async () => {
    const verify = jest.spyOn(api.app.get(ChainVerifier, { strict: false }), 'verify');
    const owner = new Client({ connectionString: api.database.url });
    await owner.connect();
    try {
      await owner.query('begin; lock table operator_audit_log in access exclusive mode');
      const { port } = api.app.getHttpServer().address() as AddressInfo;
      const headers = { authorization: `Bearer ${key}` };
      const request = get({ port, host: '127.0.0.1', path: `${acme.base}/audit/verify`, headers, agent: false });
      request.once('error', () => undefined); // we leave
      await until('the check to wait for the log', async () => {
        const { rows } = await owner.query(
          `select from pg_locks where not granted and relation = 'operator_audit_log'::regclass`,
        );
        return rows.length > 0;
      });
      request.destroy();
      await until('the api to see it', () => verify.mock.calls[0]?.[2].aborted);
      await owner.query('commit');
      await expect(verify.mock.results[0]?.value).rejects.toMatchObject({ code: 'client_left' });
    } finally {
      await owner.end();
      verify.mockRestore();
    }
  });
});
