import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { GRANTS, type Permission } from '../../api/permissions.gen';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { ShownOnce } from '../../components/shown-once';
import { endOf, KeyFields, limitOf, NEW_KEY } from './key-fields';
import { PermissionPicker } from './permission-picker';

/** Makes an API key; it is shown once. */
export function NewApiKey({ open, close }: { open: boolean; close: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [draft, setDraft] = useState(NEW_KEY);
  const [permissions, setPermissions] = useState<Permission[]>([...GRANTS.viewer]);
  const change = useMutation({
    mutationFn: () => {
      const [rateLimit, expiresAt] = [limitOf(draft), endOf(draft)];
      const body = {
        name: draft.name,
        permissions: permissions as Schemas['WorkspacePermission'][],
        ...(rateLimit && { rateLimit }),
        ...(expiresAt && { expiresAt }),
      };
      return data(api.POST('/v1/workspaces/{workspaceId}/api-keys', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: () => readAgain('api-keys', workspaceId),
  });
  const leave = () => {
    close();
    change.reset();
    setDraft(NEW_KEY);
  };
  if (change.data) {
    return (
      <Modal opened={open} onClose={leave} title="The API key" closeOnClickOutside={false}>
        <ShownOnce
          text={change.data.key}
          what="the key"
          about="Put it where the program finds it. It is not shown again: if it is lost, make another."
          done={leave}
        />
      </Modal>
    );
  }
  const errors = change.error ? problemOf(change.error).fields : {};
  return (
    <FormDialog
      title="New API key"
      open={open}
      close={leave}
      submit={() => change.mutate()}
      submitLabel="Make the key"
      change={change}
      size="xl"
    >
      <KeyFields draft={draft} onChange={setDraft} errors={errors} />
      <PermissionPicker value={permissions} onChange={setPermissions} error={errors['permissions']} />
    </FormDialog>
  );
}
