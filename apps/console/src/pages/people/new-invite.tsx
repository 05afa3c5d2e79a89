import { Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { ShownOnce } from '../../components/shown-once';
import { ROLE_WORDS } from './permission-words';
import { ROLES } from './roles';

/** Makes an invite; its link is shown once. */
export function NewInvite({ open, close }: { open: boolean; close: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [role, setRole] = useState<Schemas['WorkspaceRole']>('developer');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState<number | string>(7);
  const change = useMutation({
    mutationFn: () => {
      const body = { role, expiresInHours: Number(days) * 24, ...(email && { email }) };
      return data(api.POST('/v1/workspaces/{workspaceId}/invites', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: () => readAgain('invites', workspaceId),
  });
  const leave = () => {
    close();
    change.reset();
  };
  if (change.data) {
    return (
      <Modal opened={open} onClose={leave} title="The invite link" closeOnClickOutside={false}>
        <ShownOnce
          text={change.data.link}
          what="the link"
          about="Send it to the person you invite. It works once, and is not shown again."
          done={leave}
        />
      </Modal>
    );
  }
  const fields = change.error ? problemOf(change.error).fields : {};
  return (
    <FormDialog
      title="Invite someone"
      open={open}
      close={leave}
      submit={() => change.mutate()}
      submitLabel="Make the link"
      change={change}
    >
      <Select
        label="Role"
        description={ROLE_WORDS[role]}
        data={ROLES}
        value={role}
        onChange={(next) => setRole(next as Schemas['WorkspaceRole'])}
      />
      <TextInput
        label="E-mail"
        type="email"
        description="If given, only an account with this address can use the link."
        value={email}
        error={fields['email']}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NumberInput
        label="Days until it ends"
        min={1}
        max={30}
        value={days}
        error={fields['expiresInHours']}
        onChange={setDays}
      />
    </FormDialog>
  );
}
