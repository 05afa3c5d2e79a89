import { ApiClient } from '@app/testing';
import type { Response } from 'supertest';
import type { ApiUnderTest } from './api-under-test';

export const PASSWORD = 'correct horse battery';

export interface TestWorkspace {
  readonly id: string;
  /** `/v1/workspaces/<id>` */
  readonly base: string;
}

export async function makeWorkspace(api: ApiUnderTest, slug: string, fields: object = {}): Promise<TestWorkspace> {
  const body = { name: slug.replace(/^./, (letter) => letter.toUpperCase()), slug, ...fields };
  const answer = await api.operator.post('/v1/workspaces', body).expect(201);
  const { id } = answer.body as { id: string };
  return { id, base: `/v1/workspaces/${id}` };
}

export interface Invitation {
  readonly inviter: ApiClient;
  readonly role: string;
  readonly email: string;
}

/** Invites someone, who makes an account and is signed in. */
export async function join({ app }: ApiUnderTest, { base }: TestWorkspace, invitation: Invitation): Promise<ApiClient> {
  const { inviter, role, email } = invitation;
  const invite = await inviter.post(`${base}/invites`, { role }).expect(201);
  return ApiClient.of(app, await accept(app, (invite.body as { token: string }).token, email).expect(200));
}

export function accept(app: ApiUnderTest['app'], token: string, email: string, password = PASSWORD) {
  return ApiClient.anonymous(app).post(`/v1/invites/${token}/accept`, { email, name: email, password });
}

export interface Team {
  readonly owner: ApiClient;
  readonly admin: ApiClient;
  readonly developer: ApiClient;
  readonly viewer: ApiClient;
}

/** One person of each role, `owner@…` to `viewer@…`. */
export async function joinTeam(api: ApiUnderTest, workspace: TestWorkspace, domain = 'example.com'): Promise<Team> {
  const member = (role: string) => join(api, workspace, { inviter: api.operator, role, email: `${role}@${domain}` });
  const [owner, admin, developer, viewer] = [
    await member('owner'),
    await member('admin'),
    await member('developer'),
    await member('viewer'),
  ];
  return { owner, admin, developer, viewer };
}

/** A key with these permissions, and a client that uses it. */
export async function makeKey(
  api: ApiUnderTest,
  workspace: TestWorkspace,
  permissions: readonly string[],
): Promise<{ id: string; client: ApiClient }> {
  const answer = await api.operator.post(`${workspace.base}/api-keys`, { name: 'Test', permissions }).expect(201);
  const { id, key } = answer.body as { id: string; key: string };
  return { id, client: ApiClient.withKey(api.app, key) };
}

/** Status and code of an answer, to compare both at once. */
export const told = ({ status, body }: Response) => [status, (body as { code?: string }).code];
