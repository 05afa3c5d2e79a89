import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Permission } from '../../../api/permissions.gen';
import { Action } from '../../../components/action';
import { Section } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';

interface SettingsFormProps {
  title: string;
  save: { mutate: () => void; isPending: boolean; error: unknown };
  needs?: Permission;
  /** In place of the button that saves, where saving has to be asked about first. */
  instead?: ReactNode;
  children: ReactNode;
}

/** A part of the settings that is saved by itself. */
export function SettingsForm({ title, save, needs = 'workspaces:update', instead, children }: SettingsFormProps) {
  return (
    <Section title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          {children}
          <ProblemAlert error={save.error} />
          <Group>
            {instead ?? (
              <Action type="submit" needs={needs} loading={save.isPending}>
                Save
              </Action>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
