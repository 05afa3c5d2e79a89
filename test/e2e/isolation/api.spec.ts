import type { ApiClient } from '@app/testing';
import type { Response } from 'supertest';
import { isEndless, type NamedOperation, openApi, operationsOf } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { told } from '../../support/people';
import { checksum, makeTenant, type Tenant } from '../../support/two-tenants';

const BASE = '/v1/workspaces/{workspaceId}';
const UNKNOWN = '0197aaaa-0000-7000-8000-000000000000';
const UNKNOWN_TRACE = '0197aaaa00007000800000000000000f';

const operations = operationsOf(openApi()).filter(({ path }) => path.startsWith(BASE));
const withId = operations.filter(({ path }) => path.slice(BASE.length).includes('{'));
const lists = operations.filter(
  (operation) =>
    operation.method === 'get' &&
    operation.path !== BASE &&
    !isEndless(operation) && // its own test shows that it is of one workspace
    !withId.some(({ path }) => path === operation.path),
);

/** Bodies that pass validation, so that the id alone decides. */
const BODIES: Record<string, object> = {
  members_changeRole: { role: 'viewer' },
  queueControls_put: { target: 'workspace' },
  policyVersions_rollback: { version: 1 },
  secretRefs_rotate: { value: 'another value' },
  simulations_stored: { traffic: {} },
};

/** The part of the path in front of the id tells what it is the id of. */
const kindOf = ({ path }: NamedOperation) => /([\w-]+)\/\{\w+\}/.exec(path.slice(BASE.length))?.[1] ?? '';

describe('another workspace', () => {
  let api: ApiUnderTest;
  let mine: Tenant;
  let theirs: Tenant;

  beforeAll(async () => {
    api = await startApiUnderTest();
    mine = await makeTenant(api, 'mine');
    theirs = await makeTenant(api, 'theirs');
  });
  afterAll(() => api.stop());

  const callers = (): [string, ApiClient][] => [
    ['program', mine.program],
    ['person', mine.owner],
  ];

  function send(as: ApiClient, operation: NamedOperation, workspaceId: string, id: string): Promise<Response> {
    const { method, path, operationId, requestBody } = operation;
    const url = path
      .replace('{workspaceId}', workspaceId)
      .replace('{version}', '1')
      .replace(/\{\w+\}/, id);
    const body = requestBody ? (BODIES[operationId] ?? {}) : undefined;
    return Promise.resolve(method === 'get' || method === 'delete' ? as[method](url) : as[method as 'post'](url, body));
  }

  /** The answer without what differs from request to request. */
  const essence = (answer: Response, id: string) => {
    const body = answer.body as { detail: string };
    return { ...body, detail: body.detail.replace(id, '<id>'), requestId: '', traceId: '' };
  };

  it('has ids of every kind that a route takes', () => {
    expect(withId.length).toBeGreaterThan(20);
    expect([...new Set(withId.map(kindOf))].filter((kind) => !theirs.ids[kind])).toEqual([]);
    expect(Object.values(theirs.ids).filter((id) => id.length < 32)).toEqual([]);
  });

  it('has ids that this caller can use in its own workspace', async () => {
    for (const operation of withId.filter(({ method }) => method === 'get')) {
      const answer = await send(mine.program, operation, mine.id, mine.ids[kindOf(operation)] ?? '');
      expect([operation.name, answer.status]).toEqual([operation.name, 200]);
    }
  });

  describe.each(withId.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
    it('answers an id of theirs like an unknown one, and changes nothing', async () => {
      const id = theirs.ids[kindOf(operation)] ?? '';
      const before = await checksum(api.database, theirs.id);
      for (const [who, caller] of callers()) {
        const answer = await send(caller, operation, mine.id, id);
        const unknownId = kindOf(operation) === 'traces' ? UNKNOWN_TRACE : UNKNOWN;
        const unknown = await send(caller, operation, mine.id, unknownId);
        expect([who, answer.status, unknown.status]).toEqual([who, 404, 404]);
        expect(essence(answer, id)).toEqual(essence(unknown, unknownId));
      }
      expect(await checksum(api.database, theirs.id)).toEqual(before);
    });

    it('answers for their workspace as if there were none, and changes nothing', async () => {
      const before = await checksum(api.database, theirs.id);
      for (const [who, caller] of callers()) {
        const answer = await send(caller, operation, theirs.id, theirs.ids[kindOf(operation)] ?? '');
        expect([who, ...told(answer)]).toEqual([who, 404, 'workspace_not_found']);
      }
      expect(await checksum(api.database, theirs.id)).toEqual(before);
    });
  });

  it('is not there for any route below a workspace', async () => {
    for (const operation of operations.filter(({ path }) => !withId.some((other) => other.path === path))) {
      for (const [, caller] of callers()) {
        const answer = await send(caller, operation, theirs.id, '');
        expect([operation.name, ...told(answer)]).toEqual([operation.name, 404, 'workspace_not_found']);
      }
    }
  });

  it('shows in no list', async () => {
    expect(lists.length).toBeGreaterThan(10);
    const foreign = [theirs.id, ...Object.values(theirs.ids)];
    for (const operation of lists) {
      const answer = await send(mine.program, operation, mine.id, '');
      expect([operation.name, answer.status]).toEqual([operation.name, 200]);
      expect(foreign.filter((id) => answer.text.includes(id))).toEqual([]);
    }
  });

  it('lends nothing: no connector and no route can refer to what is theirs', async () => {
    const { ids } = theirs;
    const connector = { type: 'http', name: 'Borrowed', settings: { baseUrl: 'https://example.com' } };
    const route = {
      name: 'Borrowed',
      sourceConnectorId: mine.ids.connectors,
      destinationConnectorId: mine.ids.connectors,
    };
    const refused = [
      await mine.program.post(`${mine.base}/connectors`, { ...connector, secretRefId: ids['secret-refs'] }),
      await mine.program.post(`${mine.base}/connectors`, { ...connector, policyId: ids.policies }),
      await mine.program.patch(`${mine.base}/connectors/${mine.ids.connectors}`, { policyId: ids.policies }),
      await mine.program.post(`${mine.base}/routes`, { ...route, sourceConnectorId: ids.connectors }),
      await mine.program.post(`${mine.base}/routes`, { ...route, destinationConnectorId: ids.connectors }),
      await mine.program.patch(`${mine.base}/routes/${mine.ids.routes}`, { destinationConnectorId: ids.connectors }),
    ];
    expect(refused.map(told)).toEqual(Array(6).fill([400, 'invalid_input']));
  });

  it('keeps its idempotency keys to itself', async () => {
    const program = mine.program.with({ 'idempotency-key': 'key of theirs' });
    const answer = await program.post(`${mine.base}/policies`, { name: 'of my own' }).expect(201);
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
  });
});
