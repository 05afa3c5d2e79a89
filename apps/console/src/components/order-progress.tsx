import { Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, data } from '../api/client';
import { readAgain } from '../api/read-again';
import type { Permission } from '../api/permissions.gen';
import { useWorkspace } from '../app/workspace';
import { Action } from './action';
import { ProblemAlert } from './problem-alert';
import { TextLink } from './text-link';

const ENDED = new Set(['success', 'dead', 'cancelled']);

interface Said {
  readonly done?: number;
  readonly total?: number | null;
  readonly message?: string | null;
}

interface OrderProgressProps {
  /** The job that carries the order out. */
  jobId: string;
  /** What stopping it needs. */
  needs: Permission;
  onEnd?: () => void;
}

/** How far an order about many things is, with a way to stop it. */
export function OrderProgress({ jobId, needs, onEnd }: OrderProgressProps) {
  const { id: workspaceId, slug } = useWorkspace();
  const params = { path: { workspaceId, id: jobId } };
  const job = useQuery({
    queryKey: ['jobs', workspaceId, jobId],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', { params })),
    refetchInterval: ({ state }) => (ENDED.has(state.data?.status ?? '') ? false : 1_000),
  });
  const cancel = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/jobs/{id}/cancel', { params })),
    onSettled: () => readAgain('jobs', workspaceId),
  });
  const status = job.data?.status ?? 'queued';
  const ended = ENDED.has(status);
  useEffect(() => {
    if (ended) onEnd?.();
    // Told once, when it ends.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ended]);
  const { done = 0, total = null, message = null } = (job.data?.progress ?? job.data?.result ?? {}) as Said;
  const part = status === 'success' ? 100 : total ? (done * 100) / total : 0;
  return (
    <div>
      <Progress
        value={part}
        animated={!ended}
        color={status === 'dead' ? 'red' : status === 'cancelled' ? 'gray' : 'indigo'}
        aria-label="How far it is"
      />
      <Group justify="space-between" mt={6} gap="xs">
        <Text size="sm" role="status">
          {WORDS[status] ?? status}
          {message ? `: ${message}` : total === null ? '' : `: ${done} of ${total}`}
        </Text>
        <Group gap="xs">
          <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: jobId }}>
            The job
          </TextLink>
          {!ended && (
            <Action needs={needs} variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              Stop
            </Action>
          )}
        </Group>
      </Group>
      <ProblemAlert error={cancel.error ?? job.error} />
    </div>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  queued: 'About to begin',
  running: 'At work',
  failed: 'Held up; it goes on by itself',
  success: 'Done',
  dead: 'It was given up',
  cancelled: 'Stopped',
};
