import { Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { GRANTS } from '../../api/permissions.gen';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { ShownOnce } from '../../components/shown-once';

type Permissions = Schemas['WorkspacePermission'][];

/** Makes an API key; it is shown once. */
export function NewApiKey({ open, close }: { open: boolean; close: () => void }) {
  const { id: workspaceId, role } = useWorkspace();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<string[]>([...GRANTS.viewer]);
  const [days, setDays] = useState('90');
  const change = useMutation({
    mutationFn: () => {
      const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
      const body = { name, permissions: permissions as Permissions, ...(days !== 'never' && { expiresAt }) };
      return data(api.POST('/v1/workspaces/{workspaceId}/api-keys', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: () => readAgain('api-keys', workspaceId),
  });
  const leave = () => {
    close();
    change.reset();
    setName('');
  };
  if (change.data) {
    return (
      <Modal opened={open} onClose={leave} title="The API key">
        <ShownOnce
          text={change.data.key}
          what="the key"
          about="Put it where the program finds it. It is not shown again: if it is lost, make another."
          done={leave}
        />
      </Modal>
    );
  }
  const fields = change.error ? problemOf(change.error).fields : {};
  return (
    <FormDialog
      title="New API key"
      open={open}
      close={leave}
      submit={() => change.mutate()}
      submitLabel="Make the key"
      change={change}
      size="lg"
    >
      <TextInput
        label="Name"
        description="Which program uses it."
        required
        data-autofocus
        value={name}
        error={fields['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label="Permissions"
        description="At most what you have yourself."
        required
        searchable
        hidePickedOptions
        data={GRANTS[role].filter((permission) => GRANTS.owner.includes(permission))}
        value={permissions}
        error={fields['permissions']}
        onChange={setPermissions}
      />
      <Select
        label="Ends"
        data={[
          { value: '30', label: 'in 30 days' },
          { value: '90', label: 'in 90 days' },
          { value: '365', label: 'in a year' },
          { value: 'never', label: 'never' },
        ]}
        value={days}
        onChange={(value) => setDays(value ?? '90')}
      />
    </FormDialog>
  );
}
