import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useWorkspace } from '../../../app/workspace';
import { useSaveWorkspace } from './save-workspace';
import { SettingsForm } from './settings-form';

/** Its name, where its pages are, and what it is for. */
export function GeneralSection() {
  const { workspace } = useWorkspace();
  const [form, setForm] = useState({ name: workspace.name, slug: workspace.slug, env: workspace.env });
  const save = useSaveWorkspace();
  const errors = save.error ? problemOf(save.error).fields : {};
  const field = (name: keyof typeof form, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      required
      maw={420}
      value={form[name]}
      error={errors[name]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setForm((before) => ({ ...before, [name]: value }));
      }}
    />
  );
  return (
    <SettingsForm title="Workspace" save={{ ...save, mutate: () => save.mutate(form) }}>
      {field('name', 'Name')}
      {field('slug', 'Short name', 'In the address of its pages: links that people kept stop working when it changes.')}
      {field('env', 'Environment', 'Such as production or staging.')}
    </SettingsForm>
  );
}
