import { randomBytes, randomUUID } from 'node:crypto';
import { OPERATOR } from '@app/testing';
import type { ApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace } from '../../support/people';
import { makeTenant } from '../../support/two-tenants';
import { hmac, type HostileSource } from './hostile-webhooks';

/** What malformed requests aim at. */
export interface Targets {
  readonly workspaceId: string;
  /** A workspace that is changed, disabled and deleted. */
  readonly victimId: string;
  readonly sources: readonly HostileSource[];
  /** What exists, by the name of a path's parameter, of the part of the path in front of it, or of a field. */
  readonly ids: Readonly<Record<string, string>>;
  readonly session: string;
  /** Of a session that may end. */
  readonly otherSession: string;
}

export const HTTP_CONNECTOR = {
  type: 'http',
  settings: {
    baseUrl: 'http://127.0.0.1:9/base',
    auth: { scheme: 'header', header: 'x-key' },
    headers: { 'x-version': '1' },
    verification: { signatureHeader: 'x-signature', idPath: '$.id', typePath: '$.type' },
  },
};

const KEY = randomBytes(32);
const SECRET = `whsec_${KEY.toString('base64')}`;

/** A workspace with something of every kind, and a source for every way of signing webhooks. */
export async function makeTargets(api: ApiUnderTest): Promise<Targets> {
  const tenant = await makeTenant(api, 'mine');
  const make = async (path: string, body: object) => {
    const answer = await api.operator.post(`${tenant.base}/${path}`, body).expect(201);
    return answer.body as { id: string; ingestKey: string; token: string };
  };
  const { id: secretRefId } = await make('secret-refs', { name: 'of all', provider: 'local', value: SECRET });
  const github = await make('connectors', { type: 'github', name: 'One', secretRefId });
  const standard = await make('connectors', { type: 'standard-webhooks', name: 'Two', secretRefId });
  const http = await make('connectors', { ...HTTP_CONNECTOR, name: 'Three', secretRefId });
  const { token } = await make('invites', { role: 'viewer' });
  const { id: victimId } = await makeWorkspace(api, 'victim');
  return {
    workspaceId: tenant.id,
    victimId,
    sources: [
      { ingestKey: github.ingestKey, sign: signedByGithub },
      { ingestKey: standard.ingestKey, sign: signedByStandard },
      { ingestKey: http.ingestKey, sign: (body) => ({ 'x-signature': hmac(SECRET, body).digest('hex') }) },
    ],
    ids: {
      ...tenant.ids,
      connectors: http.id,
      sourceConnectorId: github.id,
      destinationConnectorId: http.id,
      secretRefId,
      policyId: tenant.ids.policies ?? '',
      token,
    },
    session: await signIn(api),
    otherSession: await signIn(api),
  };
}

/** Brings back what may have been disabled, deleted, revoked or used. */
export async function putRight({ database }: ApiUnderTest, { workspaceId, victimId, ids }: Targets): Promise<void> {
  await database.query(
    `update workspaces set status = 'active', settings = '{}', deleted_at = null where id = any($1)`,
    [[workspaceId, victimId]],
  );
  await database.query('update workspace_invites set used_at = null, revoked_at = null where workspace_id = $1', [
    workspaceId,
  ]);
  await database.query('update api_keys set revoked_at = null, expires_at = null, replaced_by = null where id = $1', [
    ids['api-keys'],
  ]);
}

const signedByGithub = (body: Buffer) => ({
  'x-hub-signature-256': `sha256=${hmac(SECRET, body).digest('hex')}`,
  'x-github-event': 'issues',
  'x-github-delivery': randomUUID(),
});

function signedByStandard(body: Buffer): Record<string, string> {
  const [id, time] = [randomUUID(), String(Math.floor(Date.now() / 1_000))];
  const signature = hmac(KEY, Buffer.concat([Buffer.from(`${id}.${time}.`), body])).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
}

async function signIn({ app }: ApiUnderTest): Promise<string> {
  const { headers } = await app.inject({ method: 'POST', url: '/v1/auth/login', payload: OPERATOR });
  return String(headers['set-cookie']).split(';')[0] ?? '';
}
