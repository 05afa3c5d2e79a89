import type { Blobs } from '@app/blobs';
import { RequestBodies } from '@app/connectors';
import type { Database } from '@app/database';
import { newId, WorkspaceScope } from '@app/kernel';
import { InboxBodies } from './inbox-bodies';

describe('the body of a message', () => {
  const scope = WorkspaceScope.of(newId());
  const json = { coding: null, contentType: 'application/json', contentEncoding: null };
  let reads: number;
  let bodies: RequestBodies;
  let inbox: InboxBodies;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate'] });
    reads = 0;
    const systemStatement = () => {
      reads += 1;
      return Promise.resolve([]);
    };
    bodies = new RequestBodies();
    inbox = new InboxBodies({ systemStatement } as unknown as Database, bodies, {} as Blobs);
    inbox.onModuleInit();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is not read again for the calls that follow at once', async () => {
    const id = newId();
    inbox.lend(scope.workspaceId, id, { raw: Buffer.from('{}'), ...json });
    for (let call = 0; call < 2; call += 1) {
      expect(await bodies.load(scope, `inbox:${id}`)).toEqual({
        bytes: Buffer.from('{}'),
        contentType: json.contentType,
      });
    }
    expect(reads).toBe(0);
  });

  it('is read where nobody has lent it, and is for its own workspace only', async () => {
    const id = newId();
    inbox.lend(newId(), id, { raw: Buffer.from('{}'), ...json });
    expect(await bodies.load(scope, `inbox:${id}`)).toBeUndefined();
    expect(await bodies.load(scope, `inbox:${newId()}`)).toBeUndefined();
    expect(reads).toBe(2);
  });

  it('is forgotten a moment later, so that it does not get old', async () => {
    const [first, second] = [newId(), newId()];
    const loadBoth = async () => {
      for (const id of [first, second]) await bodies.load(scope, `inbox:${id}`);
    };
    inbox.lend(scope.workspaceId, first, { raw: Buffer.from('{}'), ...json });
    jest.advanceTimersByTime(110);
    inbox.lend(scope.workspaceId, second, { raw: Buffer.from('{}'), ...json });
    await loadBoth();
    expect(reads).toBe(0);
    jest.advanceTimersByTime(110);
    await loadBoth();
    expect(reads).toBe(1);
  });

  it('is forgotten when others need the place', async () => {
    const id = newId();
    inbox.lend(scope.workspaceId, id, { raw: Buffer.alloc(16_384), ...json });
    for (let other = 0; other < 300; other += 1)
      inbox.lend(scope.workspaceId, newId(), { raw: Buffer.alloc(16_384), ...json });
    await bodies.load(scope, `inbox:${id}`);
    expect(reads).toBe(1);
  });
});
