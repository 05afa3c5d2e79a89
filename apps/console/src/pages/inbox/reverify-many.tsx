import { Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { FormDialog } from '../../components/form-dialog';
import { FollowedOrder } from '../jobs/order-progress';

/** Checks all rejected requests that the filters let through again, with the secrets of today. */
export function ReverifyMany({ filter }: { filter: () => Schemas['ReverifyDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string>();
  const reverify = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId } };
      return data(api.POST('/v1/workspaces/{workspaceId}/webhooks/quarantine/reverify', { params, body: filter() }));
    },
    onSuccess: (order) => {
      setAsking(false);
      setJobId(order.jobId);
    },
  });
  const leave = () => {
    setJobId(undefined);
    void readAgain('quarantine', workspaceId);
    void readAgain('inbox', workspaceId);
  };
  return (
    <>
      <Action needs="webhooks:replay" variant="default" onClick={() => setAsking(true)}>
        Check these again
      </Action>
      <FormDialog
        title="Check what matches again?"
        open={asking}
        close={() => setAsking(false)}
        submit={() => reverify.mutate()}
        submitLabel="Check again"
        change={reverify}
      >
        <Text size="sm">
          Every request that the filters of the list let through is judged again, as of the time it came and with the
          secrets of today. Those that are genuine come in as real events, once; the others stay here.
        </Text>
      </FormDialog>
      <Modal opened={jobId !== undefined} onClose={leave} title="Checking again">
        {jobId && <FollowedOrder id={jobId} leave={leave} />}
      </Modal>
    </>
  );
}
