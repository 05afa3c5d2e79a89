import { WorkspaceScope } from '@app/kernel';
import { MOST_TOGETHER } from '../routing/route-webhooks.job';
import type { InboxMessage } from './inbox-message';
import { routingJobs } from './routing-jobs';

const [A, B] = ['a', 'b'].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`) as [string, string];

function of(workspaceId: string, id: string, more: Partial<InboxMessage> = {}) {
  const source = { scope: WorkspaceScope.of(workspaceId) } as InboxMessage['source'];
  return { id, message: { source, traceId: `trace of ${id}`, ...more } as InboxMessage };
}

const routed = (messages: Parameters<typeof routingJobs>[0]) =>
  routingJobs(messages).map(({ job }) => [job.scope.workspaceId, (job.payload as { inboxIds: string[] }).inboxIds]);

describe('jobs that route messages', () => {
  it('have those of one workspace in the order they came', () => {
    expect(routed([of(A, '1'), of(B, '2'), of(A, '3'), of(B, '4')])).toEqual([
      [A, ['1', '3']],
      [B, ['2', '4']],
    ]);
  });

  it('have so many at most', () => {
    const ids = Array.from({ length: MOST_TOGETHER + 1 }, (_, index) => `${index}`);
    expect(routed(ids.map((id) => of(A, id)))).toEqual([
      [A, ids.slice(0, MOST_TOGETHER)],
      [A, ids.slice(MOST_TOGETHER)],
    ]);
  });

  it('have a large one alone', () => {
    expect(routed([of(A, '1'), of(A, 'large', { payloadRef: 'postgres:1' }), of(A, '2')])).toEqual([
      [A, ['1', '2']],
      [A, ['large']],
    ]);
  });

  it('are in the trace of their message, and in one of their own where there are more', () => {
    const [alone] = routingJobs([of(A, '1')]);
    expect(alone?.job).toMatchObject({ traceId: 'trace of 1', correlationId: '1' });
    const [shared] = routingJobs([of(A, '1'), of(A, '2')]);
    expect(shared?.job.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(shared?.job.correlationId).toBeUndefined();
  });
});
