import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkspaceScope } from '@app/kernel';
import { SecretsService } from '@app/secrets';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { badFields, expectProblem } from '../../support/problems';
import { VaultStandIn } from '../../support/vault-stand-in';

const HOUR_MS = 3_600_000;

/** Answers GetSecretValue as AWS does, over plain HTTP. Source: AWS Secrets Manager API reference. */
class SecretsManagerStandIn {
  readonly stages = new Map<string, { SecretString?: string; CreatedDate: number }>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<SecretsManagerStandIn> {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        const { SecretId, VersionStage } = JSON.parse(text) as { SecretId: string; VersionStage: string };
        const found = standIn.stages.get(`${SecretId} ${VersionStage}`);
        const body = found ?? { __type: 'ResourceNotFoundException', Message: 'not found' };
        response.writeHead(found ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(body));
      });
    });
    const standIn = new SecretsManagerStandIn(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

describe('secrets that others keep', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let other: TestWorkspace;
  let vault: VaultStandIn;
  let aws: SecretsManagerStandIn;
  let folder: string;
  let list: string;
  let made = 0;

  beforeAll(async () => {
    vault = await VaultStandIn.start();
    aws = await SecretsManagerStandIn.start();
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    api = await startApiUnderTest({
      SECRETS_ENV_PREFIX: 'TESTED_SECRET_{workspace}_',
      SECRETS_FILE_FOLDER: `${folder}/{workspace}`,
      VAULT_ADDR: vault.url,
      VAULT_ROLE_ID: 'role',
      VAULT_SECRET_ID: 'the-secret-id',
      SECRETS_AWS_PREFIX: 'signalbox/{workspace}/',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    acme = await makeWorkspace(api, 'acme');
    other = await makeWorkspace(api, 'other');
    list = `${acme.base}/secret-refs`;
    await mkdir(join(folder, acme.id));
    await mkdir(join(folder, other.id));
  });
  afterAll(async () => {
    await api.stop();
    await vault.stop();
    await aws.stop();
    await rm(folder, { recursive: true });
  });

  const make = async (provider: string, ref: string) => {
    const name = `${provider} ${ref} ${(made += 1)}`;
    const { body } = await api.operator.post(list, { name, provider, ref }).expect(201);
    expect(body).toMatchObject({ provider, ref, version: 1 });
    return body.id as string;
  };
  const reveal = async (id: string, workspaceId = acme.id) => {
    const access = { actor: 'test', purpose: 'test' };
    const { current, previous } = await api.app.get(SecretsService).reveal(WorkspaceScope.of(workspaceId), id, access);
    return [current, ...previous];
  };
  const check = async (id: string) => (await api.operator.post(`${list}/${id}/check`).expect(200)).body as object;

  it.each([
    [{ provider: 'vault' }, ['ref']],
    [{ provider: 'vault', ref: 'no-field' }, ['ref']],
    [{ provider: 'vault', ref: '../other#x' }, ['ref']],
    [{ provider: 'file', ref: '../secret' }, ['ref']],
    [{ provider: 'file', ref: '/etc/passwd' }, ['ref']],
    [{ provider: 'env', ref: 'lower', value: 'x' }, ['ref', 'value']],
    [{ provider: 'aws-secrets-manager', ref: 'x', value: 'x' }, ['value']],
    [{ provider: 'local', ref: 'x', value: 'x' }, ['ref']],
    [{ provider: 'keepass', ref: 'x' }, ['provider']],
  ])('are refused when the request does not fit the provider: %j', async (request, fields) => {
    const answer = await api.operator.post(list, { name: 'x', ...request });
    expectProblem(answer, 400, 'invalid_input');
    expect(badFields(answer)).toEqual(fields);
  });

  it('come from variables of this workspace alone', async () => {
    const prefix = (id: string) => `TESTED_SECRET_${id.replaceAll('-', '').toUpperCase()}_`;
    process.env[`${prefix(other.id)}TOKEN`] = "the other one's";
    const id = await make('env', 'TOKEN');
    expect(await check(id)).toMatchObject({ readable: false, errorCode: 'secret_value_not_found' });
    process.env[`${prefix(acme.id)}TOKEN`] = 'mine';
    process.env[`${prefix(acme.id)}TOKEN_PREVIOUS`] = 'mine before';
    expect(await check(id)).toEqual({ readable: true, errorCode: null, detail: null });
    expect(await reveal(id)).toEqual(['mine', 'mine before']);
  });

  it('come from files below the folder, and never from outside of it', async () => {
    await writeFile(join(folder, acme.id, 'token'), 'from a file\n');
    await writeFile(join(folder, acme.id, 'token.previous'), 'from a file before');
    await writeFile(join(folder, other.id, 'token'), "the other one's");
    await symlink(join(folder, other.id, 'token'), join(folder, acme.id, 'escape'));
    await writeFile(join(folder, acme.id, 'bytes'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(await reveal(await make('file', 'token'))).toEqual(['from a file', 'from a file before']);
    expect(await check(await make('file', 'escape'))).toMatchObject({ errorCode: 'secret_value_unusable' });
    expect(await check(await make('file', 'bytes'))).toMatchObject({ errorCode: 'secret_value_unusable' });
    expect(await check(await make('file', 'gone'))).toMatchObject({ errorCode: 'secret_value_not_found' });
  });

  it('come from Vault, with the version before for as long as they overlap', async () => {
    const path = `secret/signalbox/${acme.id}/github`;
    vault.put(path, { token: 'v1' }, new Date(Date.now() - 48 * HOUR_MS));
    const id = await make('vault', 'github#token');
    expect(await reveal(id)).toEqual(['v1']);
    vault.put(path, { token: 'v2' });
    expect(await reveal(id)).toEqual(['v1']); // kept for a moment
    expect(await check(id)).toMatchObject({ readable: true });
    expect(await reveal(id)).toEqual(['v2', 'v1']);
    await api.operator.post(`${list}/${id}/rotate`, { overlapSeconds: 0 }).expect(200);
    expect(await reveal(id)).toEqual(['v2']);
    expect(vault.logins).toEqual([{ role_id: 'role', secret_id: 'the-secret-id' }]);
  });

  it('signs in to Vault again when its token ended', async () => {
    const id = await make('vault', 'github#token');
    vault.token = 'hvs.stand-in-token-2';
    expect((await reveal(id))[0]).toBe('v2');
    expect(vault.logins).toHaveLength(2);
  });

  it('say what Vault does not give, and ask again the next time', async () => {
    const id = await make('vault', 'github#no-such-field');
    expect(await check(id)).toMatchObject({ readable: false, errorCode: 'secret_value_not_found' });
    vault.status = 503;
    expect(await check(id)).toMatchObject({
      readable: false,
      errorCode: 'secret_provider_unavailable',
      detail: expect.stringContaining('sealed'),
    });
    await expect(reveal(id)).rejects.toMatchObject({ code: 'secret_provider_unavailable', kind: 'unavailable' });
    vault.status = undefined;
    vault.put(`secret/signalbox/${acme.id}/github`, { 'no-such-field': 'now' });
    expect(await reveal(id)).toEqual(['now']);
  });

  it('move to another place, and the former one is accepted for the overlap', async () => {
    vault.put(`secret/signalbox/${acme.id}/new-place`, { token: 'moved' });
    const id = await make('vault', 'github#token');
    vault.put(`secret/signalbox/${acme.id}/github`, { token: 'v4' });
    const rotate = (body: object) => api.operator.post(`${list}/${id}/rotate`, body).expect(200);
    expect((await rotate({ ref: 'new-place#token', overlapSeconds: 600 })).body).toMatchObject({
      ref: 'new-place#token',
    });
    expect(await reveal(id)).toEqual(['moved', 'v4']);
    await rotate({ ref: 'github#token', overlapSeconds: 0 });
    expect((await reveal(id))[0]).toBe('v4');
  });

  it('come from AWS Secrets Manager, with the stage before', async () => {
    const at = (name: string, stage: string) => `signalbox/${acme.id}/${name} ${stage}`;
    const now = Date.now() / 1_000;
    aws.stages.set(at('plain', 'AWSCURRENT'), { SecretString: 'new', CreatedDate: now });
    aws.stages.set(at('plain', 'AWSPREVIOUS'), { SecretString: 'old', CreatedDate: now - 90_000 });
    aws.stages.set(at('json', 'AWSCURRENT'), { SecretString: '{"token":"in json"}', CreatedDate: now - 90_000 });
    aws.stages.set(at('json', 'AWSPREVIOUS'), { SecretString: '{"token":"long gone"}', CreatedDate: now - 190_000 });
    expect(await reveal(await make('aws-secrets-manager', 'plain'))).toEqual(['new', 'old']);
    expect(await reveal(await make('aws-secrets-manager', 'json#token'))).toEqual(['in json']);
    expect(await check(await make('aws-secrets-manager', 'json#nothing'))).toMatchObject({
      errorCode: 'secret_value_unusable',
    });
    expect(await check(await make('aws-secrets-manager', 'none'))).toMatchObject({
      errorCode: 'secret_value_not_found',
    });
  });

  it('are not copied here, nor told anywhere', async () => {
    const tables = [
      'secret_refs',
      'secret_values',
      'secret_access_log',
      'operator_audit_log',
      'request_log',
      'event_log',
    ];
    const rows = await Promise.all(tables.map((table) => api.database.query(`select t::text from ${table} t`)));
    for (const value of ['from a file', 'the-secret-id', 'hvs.stand-in', 'moved"', 'in json', 'mine before']) {
      expect(JSON.stringify(rows)).not.toContain(value);
    }
    expect(await api.database.query('select from secret_values')).toEqual([]);
  });
});

describe('an installation without other providers', () => {
  it('refuses references to them, naming the setting', async () => {
    const api = await startApiUnderTest({
      SECRETS_ENV_PREFIX: '',
      SECRETS_FILE_FOLDER: '',
      VAULT_ADDR: '',
      SECRETS_AWS_PREFIX: '',
    });
    const { base } = await makeWorkspace(api, 'acme');
    for (const [provider, ref, setting] of [
      ['env', 'TOKEN', 'SECRETS_ENV_PREFIX'],
      ['file', 'token', 'SECRETS_FILE_FOLDER'],
      ['vault', 'a#b', 'VAULT_ADDR'],
      ['aws-secrets-manager', 'a', 'SECRETS_AWS_PREFIX'],
    ]) {
      const answer = await api.operator.post(`${base}/secret-refs`, { name: 'x', provider, ref });
      expect(badFields(answer)).toEqual(['provider']);
      expect(answer.text).toContain(setting);
    }
    await api.stop();
  });
});
