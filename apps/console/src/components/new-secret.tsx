import { PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../api/client';
import { problemOf } from '../api/problem';
import { queryClient } from '../api/queries';
import { useWorkspace } from '../app/workspace';
import { FormDialog } from './form-dialog';
import { PROVIDERS, type SecretProvider } from './secret-providers';

interface NewSecretProps {
  open: boolean;
  close: () => void;
  onMade: (secret: Schemas['SecretRefDto']) => void;
}

const EMPTY = { name: '', provider: 'local' as SecretProvider, value: '', ref: '' };

/** Keeps a secret: its value goes in here, and never comes out again. */
export function NewSecret({ open, close, onMade }: NewSecretProps) {
  const { id: workspaceId } = useWorkspace();
  const [form, setForm] = useState(EMPTY);
  const { title, refLabel, refExample } = PROVIDERS[form.provider];
  const change = useMutation({
    mutationFn: () => {
      const { name, provider, value, ref } = form;
      const body = { name, provider, ...(refLabel === undefined ? { value } : { ref }) };
      return data(api.POST('/v1/workspaces/{workspaceId}/secret-refs', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ['secrets', workspaceId] });
      setForm(EMPTY);
      close();
      onMade(made);
    },
  });
  const fields = change.error ? problemOf(change.error).fields : {};
  const set = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [field]: value }));
  };
  return (
    <FormDialog
      title="New secret"
      open={open}
      close={close}
      submit={() => change.mutate()}
      submitLabel="Keep it"
      change={change}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        placeholder="github-webhook"
        value={form.name}
        onChange={set('name')}
        error={fields['name']}
      />
      <Select
        label="Kept by"
        description={title}
        data={Object.keys(PROVIDERS)}
        value={form.provider}
        onChange={(provider) => setForm((before) => ({ ...before, provider: provider as SecretProvider }))}
      />
      {refLabel === undefined ? (
        <PasswordInput
          label="Value"
          size="sm"
          required
          autoComplete="off"
          description="It is encrypted and never shown again."
          value={form.value}
          onChange={set('value')}
          error={fields['value']}
        />
      ) : (
        <TextInput
          label={refLabel}
          required
          placeholder={refExample}
          value={form.ref}
          onChange={set('ref')}
          error={fields['ref']}
        />
      )}
    </FormDialog>
  );
}
