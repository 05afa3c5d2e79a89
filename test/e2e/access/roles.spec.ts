import type { Response } from 'supertest';
import { isEndless, type NamedOperation, openApi, operationsOf } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { headOf } from '../../support/endless-answer';
import { makeWorkspace, type TestWorkspace } from '../../support/people';
import { type Caller, Callers } from './callers';

const ALLOWED = 'allowed';
/** They name nothing. */
const UNKNOWN = '0197aaaa-0000-7000-8000-000000000000';
const UNKNOWN_TRACE = UNKNOWN.replaceAll('-', '');

/** Signing out comes last: it ends the sessions that the other routes are called with. */
const operations = operationsOf(openApi()).sort(
  (one, other) => Number(one.operationId === 'auth_logout') - Number(other.operationId === 'auth_logout'),
);

/** What the route's rule says of the caller. */
function expected({ name, path, 'x-access': rule }: NamedOperation, caller: Caller): string {
  if (!rule) throw new Error(`${name} has no rule`);
  if (rule.kind === 'public') return ALLOWED;
  if (caller.kind === 'nobody') return '401 unauthenticated';
  if (rule.kind === 'signed-in') {
    const isAboutPerson = path.startsWith('/v1/auth/') || path.endsWith('/join');
    return isAboutPerson && caller.kind === 'program' ? '403 session_required' : ALLOWED;
  }
  const isBelowWorkspace = path.startsWith('/v1/workspaces/{workspaceId}');
  if (isBelowWorkspace && !caller.belongs) return '404 workspace_not_found';
  const granted = caller.may(rule.permission ?? '') && (isBelowWorkspace || caller.isOperator);
  return granted ? ALLOWED : `403 permission_missing ${rule.permission}`;
}

/** What the guards say. A public route has credentials of its own, and refuses in words of its own. */
const CLOSED = ['unauthenticated', 'forbidden', 'no_access_rule', 'permission_missing', 'workspace_not_found'];

/** Anything but a refusal of access counts as allowed: ids are made up and bodies are empty. */
function actual({ responses, 'x-access': rule }: NamedOperation, { status, body }: Response): string {
  const { code = '', detail = '' } = body as { code?: string; detail?: string };
  const isRefusal = CLOSED.includes(code) || (rule?.kind !== 'public' && (status === 401 || status === 403));
  if (!isRefusal && (status < 500 || String(status) in responses)) return ALLOWED;
  const named = code === 'permission_missing' && detail.includes(`${rule?.permission},`) ? ` ${rule?.permission}` : '';
  return `${status} ${code}${named}`;
}

describe('who may call', () => {
  let api: ApiUnderTest;
  let acme: TestWorkspace;
  let callers: Callers;
  beforeAll(async () => {
    api = await startApiUnderTest();
    acme = await makeWorkspace(api, 'acme');
    callers = await Callers.of(api, acme);
  });
  afterAll(() => api.stop());

  async function call({ client }: Caller, operation: NamedOperation): Promise<Response> {
    const { method, path, requestBody } = operation;
    const url = path
      .replace('{workspaceId}', acme.id)
      .replace('{traceId}', UNKNOWN_TRACE)
      .replace(/\{\w+\}/, UNKNOWN);
    const request = client[method as 'post'](url, requestBody ? {} : undefined);
    const answer = await (isEndless(operation) ? headOf(request) : request);
    if (method !== 'get') await reopen();
    return answer;
  }

  /** Undoes what a call did to the workspace, for the next one. */
  const reopen = () =>
    api.database.query(`update workspaces set status = 'active', deleted_at = null where id = $1`, [acme.id]);

  it('stands in the contract', () => {
    expect(operations.length).toBeGreaterThan(80);
    expect(operations.filter((operation) => !operation['x-access'])).toEqual([]);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))('%s', async (_, operation) => {
    const rule: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const caller of await callers.for(operation['x-access']?.permission)) {
      rule[caller.name] = expected(operation, caller);
      found[caller.name] = actual(operation, await call(caller, operation));
    }
    expect(found).toEqual(rule);
  });
});
