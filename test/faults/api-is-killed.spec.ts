import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ApiClient,
  AppProcess,
  createPipeline,
  createTestDatabase,
  type Pipeline,
  startApi,
  type TestDatabase,
  testEnvironment,
} from '@app/testing';

/** The short form runs with every change; CRASH_TEST=full kills the api 200 times. */
const KILLS = process.env.CRASH_TEST === 'full' ? 200 : 4;
const SENDERS = 4;
/** Between two deliveries of a sender: the next api has to start beside them. */
const PAUSE_MS = 20;
/** A kill comes up to so long after the next api is ready. */
const LONGEST_BEFORE_KILL_MS = 400;
const LARGE = 2_000;

/** What a sender heard of one delivery; without an answer it may have arrived or not. */
type Heard = 'accepted' | 'refused' | 'nothing';

describe('an api that is killed again and again under load', () => {
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let pipeline: Pipeline;
  const apis: AppProcess[] = [];
  const heard = new Map<string, Heard>();
  let stopped = false;

  beforeAll(async () => {
    database = await createTestDatabase();
    environment = testEnvironment(database, { BLOB_THRESHOLD_BYTES: String(LARGE) });
    const api = await startApi(environment);
    pipeline = await createPipeline(await ApiClient.signedIn(api), { destinationUrl: 'http://127.0.0.1:9' });
    await api.close();
  });
  afterAll(async () => {
    stopped = true;
    await Promise.all(apis.map((api) => api.end('SIGKILL')));
    await database.drop();
  });

  async function send(id: string): Promise<Heard> {
    const body = JSON.stringify({ id, text: Math.random() < 0.1 ? 'x'.repeat(LARGE) : '' });
    const signature = `sha256=${createHmac('sha256', pipeline.secret).update(body).digest('hex')}`;
    const headers = { 'x-github-event': 'issues', 'x-github-delivery': id, 'x-hub-signature-256': signature };
    try {
      const answer = await fetch(`${apis.at(-1)?.url}/hooks/${pipeline.ingestKey}`, {
        method: 'POST',
        headers,
        body,
      });
      await answer.arrayBuffer();
      return answer.status === 202 ? 'accepted' : 'refused';
    } catch {
      return 'nothing';
    }
  }

  /** As a provider does: what got no answer is sent again, now and then. */
  async function sendOnAndOn(): Promise<void> {
    while (!stopped) {
      const id = randomUUID();
      const first = await send(id);
      const again = first === 'nothing' && Math.random() < 0.5 ? await send(id) : first;
      // One attempt without an answer may have arrived, whatever became of the other.
      heard.set(id, again === 'accepted' ? again : first);
      await delay(PAUSE_MS);
    }
  }

  it(
    'keeps each delivery that it accepted, once and with its job, and makes none of what it refused',
    async () => {
      apis.push(await AppProcess.start('api', environment));
      const senders = Array.from({ length: SENDERS }, sendOnAndOn);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const next = await AppProcess.start('api', environment);
        await delay(Math.random() * LONGEST_BEFORE_KILL_MS);
        const killed = apis.at(-1)?.end('SIGKILL');
        // Some still turn to the one that is dying.
        await delay(Math.random() * 20);
        apis.push(next);
        await killed;
        apis.shift();
      }
      await delay(LONGEST_BEFORE_KILL_MS);
      stopped = true;
      await Promise.all(senders);

      const rows = await database.query<Stored>(STORED);
      const stored = new Map(rows.map((row) => [row.event_id, row]));
      const of = (kind: Heard) => [...heard].filter(([, what]) => what === kind).map(([id]) => id);
      const [accepted, refused, nothing] = [of('accepted'), of('refused'), of('nothing')];
      process.stderr.write(
        `${KILLS} kills: ${accepted.length} accepted, ${refused.length} refused, ${nothing.length} not answered, of which ` +
          `${nothing.filter((id) => stored.has(id)).length} arrived; ${rows.filter((row) => row.large).length} large\n`,
      );
      expect(accepted.length).toBeGreaterThan(KILLS * 10);
      expect(nothing.length).toBeGreaterThan(0);
      expect(accepted.filter((id) => !stored.has(id))).toEqual([]);
      expect(refused.filter((id) => stored.has(id))).toEqual([]);
      expect(stored.size).toBe(rows.length);
      expect(rows.filter((row) => !row.has_its_job || row.events !== 1 || !row.has_payload)).toEqual([]);
      const [others] = await database.query(
        `select count(*)::int as count from jobs left join webhook_inbox on webhook_inbox.job_id = jobs.id
           where webhook_inbox.id is null`,
      );
      expect(others).toEqual({ count: 0 });
    },
    KILLS * 15_000 + 60_000,
  );
});

interface Stored {
  event_id: string;
  has_its_job: boolean;
  events: number;
  large: boolean;
  has_payload: boolean;
}

const STORED = `
with job as (
  select inbox_id, jsonb_agg(id) as ids
  from jobs cross join lateral jsonb_array_elements_text(payload_json -> 'inboxIds') as routed (inbox_id)
  where type = 'webhook.route' group by 1
),
event as (
  select correlation_id, count(*)::int as count from event_log group by 1
)
select event_id, payload_ref is not null as large,
  coalesce(job.ids = jsonb_build_array(job_id), false) as has_its_job, coalesce(event.count, 0) as events,
  case when payload_ref is null then payload_raw is not null
    else exists (select from blobs where id::text = substr(payload_ref, 10) and unwanted_since is null) end as has_payload
from webhook_inbox
  left join job on job.inbox_id = webhook_inbox.id::text
  left join event on event.correlation_id = webhook_inbox.id::text`;
