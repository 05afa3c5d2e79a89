import { createPipeline, deliver, idleWorker, testEnvironment } from '@app/testing';
import { WorkspaceScope } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { EventRouter } from '../../../libs/webhooks/src/routing/event-router';
import type { ToRoute } from '../../../libs/webhooks/src/routing/matched';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

/** As many as go to the database at a time. */
const UNDER_WAY = 2;

describe('events of a workspace with a backlog', () => {
  let api: ApiUnderTest;
  let worker: NestFastifyApplication;
  let router: EventRouter;

  beforeAll(async () => {
    api = await startApiUnderTest();
    worker = await idleWorker(testEnvironment(api.database));
    router = worker.get(EventRouter, { strict: false });
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
  });

  async function accepted(count: number): Promise<ToRoute[]> {
    const pipeline = await createPipeline(api.operator, { destinationUrl: 'https://receiver.example' });
    const scope = WorkspaceScope.of(pipeline.workspaceId);
    const items: ToRoute[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const { body } = await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret });
      items.push({ scope, inboxId: body.id as string });
    }
    return items;
  }

  it.each(['alone', 'beside_others'] as const)(
    '%s are not waited for by an event of another workspace',
    async (state) => {
      const [backlog, [single]] = [await accepted(UNDER_WAY), await accepted(1)];
      const holder = new Client({ connectionString: api.database.url });
      await holder.connect();
      await holder.query('begin');
      await holder.query('select from webhook_inbox where id = any ($1) for update', [
        backlog.map(({ inboxId }) => inboxId),
      ]);
      const routed: Promise<unknown>[] = [];
      try {
        for (const item of backlog) {
          routed.push(router.route(item, state));
          await new Promise(setImmediate); // each on its way by itself
        }
        expect(await router.route(single as ToRoute, 'none')).toMatchObject({ calls: 1 });
      } finally {
        await holder.query('rollback');
        await holder.end();
      }
      expect(await Promise.all(routed)).toEqual(backlog.map(() => expect.objectContaining({ calls: 1 })));
    },
  );
});
