import { done } from '@app/jobs';
import { newId, type WorkspaceScope } from '@app/kernel';
import { until } from '@app/testing';
import { Controls } from '../../../libs/jobs/src/controls/control-state';
import { CONTROLLED_CLAIM, LOOK_AHEAD } from '../../../libs/jobs/src/controls/controlled-claim';
import { HeldJobs } from '../../../libs/jobs/src/controls/held-jobs';
import type { ClaimedJob } from '../../../libs/jobs/src/execute/claim';
import { settlementOf } from '../../../libs/jobs/src/execute/settlement';
import { Settler } from '../../../libs/jobs/src/execute/settler';
import { DeletedWorkspaces } from '../../../libs/jobs/src/maintenance/deleted-workspaces';
import { nameOf, note, TestJobs } from '../../support/test-jobs';

const NIL = '00000000-0000-0000-0000-000000000000';

interface Control {
  readonly target: string;
  readonly name: string;
  readonly tenantId?: string;
  readonly paused?: boolean;
  readonly maxRunning?: number;
}

describe('claiming under controls', () => {
  let jobs: TestJobs;
  let settler: Settler;
  let controls: Controls;
  let heldJobs: HeldJobs;
  let scope: WorkspaceScope;

  beforeAll(async () => {
    jobs = await TestJobs.start();
    settler = jobs.worker.get(Settler, { strict: false });
    controls = jobs.worker.get(Controls, { strict: false });
    heldJobs = jobs.worker.get(HeldJobs, { strict: false });
  });

  beforeEach(async () => {
    scope = await jobs.workspace();
  });

  afterEach(async () => {
    await jobs.database.query('truncate jobs, runs, event_log, queue_controls');
    await jobs.database.query(`update workspaces set status = 'active', deleted_at = null`);
    controls.forget();
  });

  afterAll(async () => {
    await jobs.stop();
  });

  async function control({ target, name, tenantId, paused = false, maxRunning }: Control): Promise<string> {
    const id = newId();
    const owner = target === 'lane' ? null : (tenantId ?? scope.workspaceId);
    await jobs.database.query(
      `insert into queue_controls (id, tenant_id, target, name, paused, max_running) values ($1, $2, $3, $4, $5, $6)`,
      [id, owner, target, name, paused, maxRunning ?? null],
    );
    controls.forget();
    return id;
  }

  async function lift(id: string): Promise<void> {
    await jobs.database.query('delete from queue_controls where id = $1', [id]);
    controls.forget();
    await heldJobs.makeWay();
  }

  const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const end = (job: ClaimedJob) => settler.settle(settlementOf(job, done(), note));

  async function claimAll(limit = 10): Promise<ClaimedJob[]> {
    const all: ClaimedJob[] = [];
    for (;;) {
      const { jobs: claimed, more } = await jobs.claim(limit);
      all.push(...claimed);
      if (!more) return all;
    }
  }

  const held = async () => {
    const [row] = await jobs.database.query<{ held: number }>(
      `select count(*)::int as held from jobs where held_by is not null`,
    );
    return row?.held;
  };

  describe('a pause', () => {
    it('of a lane lets nothing of it run, and everything once it is over', async () => {
      const id = await control({ target: 'lane', name: 'bulk', paused: true });
      await jobs.enqueue(scope, ['a', 'b']);
      expect(await claimAll()).toEqual([]);
      await lift(id);
      expect(await claimAll()).toHaveLength(2);
    });

    it.each(['type', 'connector', 'workspace'])('of a %s stops its jobs and no others', async (target) => {
      const [connectorId, other] = [newId(), await jobs.workspace()];
      const name = { type: note.type, connector: connectorId, workspace: scope.workspaceId }[target] as string;
      const id = await control({ target, name, paused: true });
      await jobs.enqueue(scope, numbered('stopped ', 30), { connectorId });
      await jobs.enqueue(other, ['other workspace'], { connectorId });
      if (target === 'connector') await jobs.enqueue(scope, ['other connector'], { connectorId: newId(), priority: 9 });
      const expected = target === 'connector' ? ['other connector', 'other workspace'] : ['other workspace'];
      expect((await claimAll(5)).map(nameOf).sort()).toEqual(expected);
      await lift(id);
      expect(await claimAll()).toHaveLength(30);
    });

    it('holds although the worker was not told of it', async () => {
      await jobs.claim(1);
      expect(controls.capped).toBe(false);
      await jobs.database.query(
        `insert into queue_controls (id, tenant_id, target, name, paused) values ($1, $2, 'type', $3, true)`,
        [newId(), scope.workspaceId, note.type],
      );
      await jobs.enqueue(scope, ['a']);
      expect((await jobs.claim(1)).jobs).toEqual([]);
    });

    it('holds although it came while the worker was asking', async () => {
      controls.forget();
      const asked = controls.state();
      controls.forget();
      await asked;
      await jobs.database.query(`update workspaces set status = 'disabled' where id = $1`, [scope.workspaceId]);
      await jobs.enqueue(scope, ['a']);
      expect((await jobs.claim(1)).jobs).toEqual([]);
    });

    it('that holds 20,000 jobs costs a claim nothing once they are held, and lets them all go in the end', async () => {
      const id = await control({ target: 'type', name: note.type, paused: true });
      await jobs.database.query(
        `insert into jobs (id, tenant_id, type, lane, max_attempts, trace_id, payload_json)
         select gen_random_uuid(), $1, $2, 'bulk', 1, 't', '{"name": "x"}' from generate_series(1, 20000)`,
        [scope.workspaceId, note.type],
      );
      expect(await claimAll(100)).toEqual([]);
      expect(await held()).toBe(20_000);
      await jobs.claim(100);
      expect(await blocksOfAClaim()).toBeLessThan(2_000);
      await lift(id);
      expect(await held()).toBe(0);
    }, 120_000);

    /** Blocks of 8 kB that a claim touches. */
    async function blocksOfAClaim(): Promise<number> {
      const parameters = ['bulk', 100, [note.type], [NIL], 60, 'test', [], NIL, 32, 512, false, LOOK_AHEAD];
      const [row] = await jobs.database.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        `explain (analyze, buffers, format json) ${CONTROLLED_CLAIM}`,
        parameters,
      );
      const plan = row?.['QUERY PLAN'][0].Plan ?? {};
      return Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks']);
    }
  });

  describe('a limit', () => {
    it.each(['lane', 'type', 'connector', 'workspace'])(
      'of a %s is kept by any number of workers, and room that becomes free is used',
      async (target) => {
        const connectorId = newId();
        const name = { lane: 'bulk', type: note.type, connector: connectorId, workspace: scope.workspaceId }[target];
        await control({ target, name: name as string, maxRunning: 3 });
        await jobs.enqueue(scope, numbered('job ', 60), { connectorId });
        let [ended, most] = [0, 0];
        const work = async () => {
          const claimer = jobs.newClaimer();
          while (ended < 60) {
            const { jobs: claimed } = await jobs.claim(10, claimer);
            const [row] = await jobs.database.query<{ running: number }>(
              `select count(*)::int as running from jobs where status = 'running'`,
            );
            most = Math.max(most, row?.running ?? 0);
            await Promise.all(claimed.map(end));
            ended += claimed.length;
          }
        };
        const works = until('all jobs to end', () => ended === 60).then(() => 'done');
        await Promise.all([works, work(), work(), work(), work()]);
        expect(most).toBeGreaterThan(0);
        expect(most).toBeLessThanOrEqual(3);
      },
      60_000,
    );

    it('does not slow down what it does not mean', async () => {
      const connectorId = newId();
      await control({ target: 'connector', name: connectorId, maxRunning: 1 });
      await jobs.enqueue(scope, numbered('limited ', 400), { connectorId, priority: -1 });
      await jobs.enqueue(scope, numbered('free ', 5));
      const names = (await claimAll(3)).map(nameOf);
      expect(names.filter((name) => name.startsWith('free'))).toHaveLength(5);
      expect(names.filter((name) => name.startsWith('limited'))).toHaveLength(1);
    });

    it('that is raised lets more run', async () => {
      const id = await control({ target: 'type', name: note.type, maxRunning: 1 });
      await jobs.enqueue(scope, numbered('job ', 10));
      expect(await claimAll()).toHaveLength(1);
      await jobs.database.query('update queue_controls set max_running = 4 where id = $1', [id]);
      await heldJobs.makeWay();
      expect(await claimAll()).toHaveLength(3);
    });
  });

  describe('a workspace', () => {
    it('that is disabled keeps its jobs, and they go on when it is enabled', async () => {
      await jobs.database.query(`update workspaces set status = 'disabled' where id = $1`, [scope.workspaceId]);
      await jobs.enqueue(scope, ['waits']);
      await jobs.enqueue(await jobs.workspace(), ['runs']);
      controls.forget();
      expect((await claimAll()).map(nameOf)).toEqual(['runs']);
      await jobs.database.query(`update workspaces set status = 'active' where id = $1`, [scope.workspaceId]);
      expect((await claimAll()).map(nameOf)).toEqual(['waits']);
    });

    it('that is deleted runs nothing, and what waited in it is cancelled', async () => {
      await jobs.enqueue(scope, ['never']);
      await jobs.database.query(`update workspaces set deleted_at = now() where id = $1`, [scope.workspaceId]);
      controls.forget();
      expect(await claimAll()).toEqual([]);
      await jobs.worker.get(DeletedWorkspaces, { strict: false }).cancelJobs();
      expect(await jobs.database.query('select status from jobs')).toEqual([{ status: 'cancelled' }]);
      controls.forget();
      expect(await controls.state()).toEqual({ controlled: false, capped: false });
    });
  });
});
