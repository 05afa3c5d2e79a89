import { Modal, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { FormDialog } from '../../components/form-dialog';
import { FollowedOrder } from '../jobs/order-progress';

/** Asks GitHub for what it sent and never arrived. */
export function RepairGap({ connectorId }: { connectorId: string }) {
  const { id: workspaceId } = useWorkspace();
  const [open, setOpen] = useState(false);
  const [owner, setOwner] = useState('');
  const [hookId, setHookId] = useState('');
  const [jobId, setJobId] = useState<string>();
  const repair = useMutation({
    mutationFn: () => {
      const whose = owner.includes('/') ? { repository: owner.trim() } : { organization: owner.trim() };
      const body = { connectorId, hookId: hookId.trim(), ...whose };
      const params = { path: { workspaceId } };
      return data(api.POST('/v1/workspaces/{workspaceId}/webhooks/inbox/repair', { params, body }));
    },
    onSuccess: (order) => {
      setOpen(false);
      setJobId(order.jobId);
    },
  });
  const leave = () => {
    setJobId(undefined);
    void readAgain('inbox', workspaceId);
  };
  const fields = repair.error ? problemOf(repair.error).fields : {};
  return (
    <>
      <Action needs="webhooks:replay" variant="default" onClick={() => setOpen(true)}>
        Fetch what is missing
      </Action>
      <FormDialog
        title="Fetch what never arrived?"
        open={open}
        close={() => setOpen(false)}
        submit={() => repair.mutate()}
        submitLabel="Fetch it"
        change={repair}
      >
        <Text size="sm">
          GitHub keeps what it sent for some days. What did not arrive here comes in as real events, once each. The
          secret for calls needs the right to read the hook (<code>admin:repo_hook</code>, or{' '}
          <code>admin:org_hook</code>).
        </Text>
        <TextInput
          label="Repository or organization"
          placeholder="octo-org/octo-repo"
          required
          data-autofocus
          value={owner}
          error={fields['repository'] ?? fields['organization']}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextInput
          label="Number of the webhook"
          description="The end of its settings page’s address at GitHub."
          placeholder="292430182"
          inputMode="numeric"
          required
          value={hookId}
          error={fields['hookId']}
          onChange={(event) => setHookId(event.currentTarget.value)}
        />
      </FormDialog>
      <Modal opened={jobId !== undefined} onClose={leave} title="Fetching what is missing">
        {jobId && <FollowedOrder id={jobId} leave={leave} />}
      </Modal>
    </>
  );
}
