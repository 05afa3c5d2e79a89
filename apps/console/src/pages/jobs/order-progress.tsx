import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Loaded } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useReason } from '../../components/reason';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import classes from './orders.module.css';

const OVER = new Set(['success', 'dead', 'cancelled']);

/** Whether the job carries an order about many others out. */
export const isOrder = (type: string) =>
  /^(jobs\.(redrive|retry|cancel)|webhooks\.(replay|reverify|repair))$/.test(type);

interface Progress {
  readonly done?: number;
  readonly skipped?: number;
  readonly total?: number;
  readonly message?: string;
}

/** How far an order is; it can be stopped, and goes on without anybody looking. */
export function FollowedOrder({ id, leave }: { id: string; leave: () => void }) {
  const { id: workspaceId, slug } = useWorkspace();
  const job = useQuery({
    queryKey: ['jobs', workspaceId, id],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', { params: { path: { workspaceId, id } } })),
    refetchInterval: ({ state }) => (state.data && OVER.has(state.data.status) ? false : 700),
  });
  const over = job.data !== undefined && OVER.has(job.data.status);
  useEffect(() => {
    if (over) void readAgain('jobs', workspaceId);
  }, [over, workspaceId]);
  const reason = useReason(true);
  const stop = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id }, header: reason.header };
      return data(api.POST('/v1/workspaces/{workspaceId}/jobs/{id}/cancel', { params }));
    },
    onSuccess: () => readAgain('jobs', workspaceId),
  });
  return (
    <Loaded query={job}>
      {(loaded) => (
        <Stack gap="sm">
          <OrderProgress job={loaded} />
          <ProblemAlert error={stop.error} />
          {!over && reason.required && reason.field}
          <Group justify="space-between" gap="xs">
            <TextLink to="/w/$slug/jobs/$id" params={{ slug, id }}>
              The order’s own job
            </TextLink>
            <Group gap="xs">
              {!over && (
                <Action
                  needs="jobs:write"
                  variant="default"
                  c="var(--mantine-color-error)"
                  disabled={!reason.ready}
                  loading={stop.isPending || loaded.cancelRequestedAt !== null}
                  onClick={() => stop.mutate()}
                >
                  Stop here
                </Action>
              )}
              <Button onClick={leave}>{over ? 'Done' : 'Let it go on'}</Button>
            </Group>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

/** The bar and the numbers of an order, while it runs and after. */
export function OrderProgress({ job }: { job: Pick<Schemas['JobDto'], 'status' | 'progress' | 'result'> }) {
  const progress = (job.progress ?? {}) as Progress;
  const result = (job.result ?? {}) as Progress;
  const over = OVER.has(job.status);
  const total = result.total ?? progress.total;
  const done = result.done !== undefined ? result.done + (result.skipped ?? 0) : (progress.done ?? 0);
  const percent = job.status === 'success' ? 100 : total ? Math.min(100, (done / total) * 100) : 0;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Status value={job.status} />
        <Text size="sm" className={classes.numbers} component="div">
          <span>
            <b>{(result.done ?? done).toLocaleString('en')}</b>
            {total !== undefined && ` of ${total.toLocaleString('en')}`} done
          </span>
          {Boolean(result.skipped) && <span>{result.skipped} had changed meanwhile</span>}
        </Text>
      </Group>
      <Progress
        value={percent}
        animated={!over}
        color={job.status === 'dead' || job.status === 'cancelled' ? 'gray' : 'indigo'}
        aria-label="How far the order is"
      />
      {!over && (
        <Text size="xs" c="dimmed">
          {progress.message ?? 'Waits for a worker.'} It goes on when you leave this page.
        </Text>
      )}
      {job.status === 'cancelled' && (
        <Text size="xs" c="dimmed">
          Stopped. What was done so far stays done.
        </Text>
      )}
    </Stack>
  );
}
