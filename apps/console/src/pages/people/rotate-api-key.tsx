import { Modal, NumberInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { useReason } from '../../components/reason';
import { ShownOnce } from '../../components/shown-once';

/** A new key in place of this one, which works a while longer. */
export function RotateApiKey(props: { apiKey: Schemas['ApiKeyDto']; open: boolean; close: () => void }) {
  const { apiKey, open, close } = props;
  const { id: workspaceId } = useWorkspace();
  const [hours, setHours] = useState<number | string>(24);
  const reason = useReason();
  const change = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id: apiKey.id }, header: reason.header };
      const body = { overlapSeconds: Math.round(Number(hours) * 3_600) };
      return data(api.POST('/v1/workspaces/{workspaceId}/api-keys/{id}/rotate', { params, body }));
    },
    onSuccess: () => readAgain('api-keys', workspaceId),
  });
  const leave = () => {
    close();
    change.reset();
  };
  if (change.data) {
    return (
      <Modal opened={open} onClose={leave} title="The new API key" closeOnClickOutside={false}>
        <ShownOnce
          text={change.data.key}
          what="the key"
          about={`Put it where the program finds it. ${Number(hours) > 0 ? `The former key works for ${hours} hours more.` : 'The former key works no more.'}`}
          done={leave}
        />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={`Rotate ${apiKey.name}`}
      open={open}
      close={leave}
      submit={() => change.mutate()}
      submitLabel="Rotate"
      change={change}
    >
      <Text size="sm">The new key has the same name, permissions, limit and end.</Text>
      <NumberInput
        label="Hours for which the former key works too"
        description="Long enough to change it in the program. 0 ends it at once."
        min={0}
        max={720}
        data-autofocus
        value={hours}
        onChange={setHours}
        error={change.error ? problemOf(change.error).fields['overlapSeconds'] : undefined}
      />
      {reason.field}
    </FormDialog>
  );
}
