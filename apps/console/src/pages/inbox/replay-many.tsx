import { Modal, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { FormDialog } from '../../components/form-dialog';
import { ProblemAlert } from '../../components/problem-alert';
import { FollowedOrder } from '../jobs/order-progress';
import { RoutePicker } from './replay';

type Filter = Omit<Schemas['ReplayManyDto'], 'toRouteId'>;

/** Replays all events that the filters of the list let through: says how many first, then how far it is. */
export function ReplayMany({ filter, refusal }: { filter: () => Filter; refusal?: string | undefined }) {
  const { id: workspaceId } = useWorkspace();
  const [chosen, setChosen] = useState<Filter>();
  const [toRouteId, setToRouteId] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string>();
  const params = { path: { workspaceId } };
  const preview = useQuery({
    queryKey: ['replay-preview', workspaceId, chosen],
    queryFn: () =>
      data(api.POST('/v1/workspaces/{workspaceId}/webhooks/inbox/replay/preview', { params, body: chosen ?? {} })),
    enabled: chosen !== undefined,
    staleTime: 0,
  });
  const replay = useMutation({
    mutationFn: () => {
      const body = { ...chosen, ...(toRouteId === null ? {} : { toRouteId }) };
      return data(api.POST('/v1/workspaces/{workspaceId}/webhooks/inbox/replay', { params, body }));
    },
    onSuccess: (order) => {
      setChosen(undefined);
      setJobId(order.jobId);
    },
  });
  const { matching = 0, isCapped = false } = preview.data ?? {};
  return (
    <>
      <Action needs="webhooks:replay" variant="default" onClick={() => setChosen(filter())}>
        Replay these
      </Action>
      <FormDialog
        title="Replay what matches?"
        open={chosen !== undefined}
        close={() => setChosen(undefined)}
        submit={() => matching > 0 && replay.mutate()}
        submitLabel={
          matching === 0 ? 'Nothing to replay' : `Replay ${matching.toLocaleString('en')}${isCapped ? '+' : ''}`
        }
        change={{ isPending: replay.isPending || preview.isPending, error: replay.error }}
      >
        <Text size="sm" role="status">
          {preview.data
            ? `${matching.toLocaleString('en')}${isCapped ? ' and more' : ''} events match the filters of the list now. Replays among them are left out.`
            : 'Counting what matches…'}
        </Text>
        {refusal && (
          <Text size="sm" c="dimmed">
            {refusal}
          </Text>
        )}
        <RoutePicker connectorId={chosen?.connectorId} value={toRouteId} onChange={setToRouteId} />
        <ProblemAlert error={preview.error} />
      </FormDialog>
      <Modal opened={jobId !== undefined} onClose={() => setJobId(undefined)} title="Replaying">
        {jobId && <FollowedOrder id={jobId} leave={() => setJobId(undefined)} />}
      </Modal>
    </>
  );
}
