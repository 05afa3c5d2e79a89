import { NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { FormDialog } from '../../components/form-dialog';
import { useReason } from '../../components/reason';
import { PROVIDERS } from '../../components/secret-providers';

/** A new value in place of the old one, which may count beside it for a while. */
export function RotateSecret(props: { secret: Schemas['SecretRefDto']; open: boolean; close: () => void }) {
  const { secret, open, close } = props;
  const { id: workspaceId } = useWorkspace();
  const [text, setText] = useState('');
  const [hours, setHours] = useState<number | string>(24);
  const { refLabel, refExample } = PROVIDERS[secret.provider];
  const reason = useReason();
  const change = useMutation({
    mutationFn: () => {
      const overlapSeconds = Math.round(Number(hours) * 3_600);
      const body = refLabel === undefined ? { value: text, overlapSeconds } : { ref: text, overlapSeconds };
      const params = { path: { workspaceId, id: secret.id }, header: reason.header };
      return data(api.POST('/v1/workspaces/{workspaceId}/secret-refs/{id}/rotate', { params, body }));
    },
    onSuccess: async () => {
      await readAgain('secrets', workspaceId);
      notifications.show({ message: 'The new value counts from now on.' });
      setText('');
      close();
    },
  });
  const fields = change.error ? problemOf(change.error).fields : {};
  const place = { required: true, value: text, autoComplete: 'off', error: fields['value'] ?? fields['ref'] };
  const onChange = (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value);
  return (
    <FormDialog
      title={`Rotate ${secret.name}`}
      open={open}
      close={close}
      submit={() => change.mutate()}
      submitLabel="Rotate"
      change={change}
    >
      {refLabel === undefined ? (
        <PasswordInput label="New value" size="sm" data-autofocus {...place} onChange={onChange} />
      ) : (
        <TextInput label={refLabel} placeholder={refExample} data-autofocus {...place} onChange={onChange} />
      )}
      <NumberInput
        label="Hours for which the old value counts too"
        description="Long enough to change it at the provider. Webhooks signed with either are taken meanwhile."
        min={0}
        value={hours}
        onChange={setHours}
        error={fields['overlapSeconds']}
      />
      {reason.field}
    </FormDialog>
  );
}
