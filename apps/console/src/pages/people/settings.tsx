import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';

/** The workspace itself: its name, what it asks of people, and its end. */
export function SettingsPage() {
  const { workspace } = useWorkspace();
  return (
    <Page title="Settings" about={`The workspace ${workspace.name}.`}>
      <General key={workspace.version} />
      <Danger />
    </Page>
  );
}

function General() {
  const { workspace, id: workspaceId } = useWorkspace();
  const [form, setForm] = useState({ name: workspace.name, slug: workspace.slug, env: workspace.env });
  const [settings, setSettings] = useState(workspace.settings);
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId }, header: { 'If-Match': `"${workspace.version}"` } };
      return data(
        api.PATCH('/v1/workspaces/{workspaceId}', {
          params,
          body: { ...form, settings: changed(workspace.settings, settings) },
        }),
      );
    },
    onSuccess: async ({ slug }) => {
      notifications.show({ message: 'Saved.' });
      if (slug !== workspace.slug) await navigate({ to: '/w/$slug/settings', params: { slug }, replace: true });
      await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
    },
  });
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
    <Section title="Workspace">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          {field('name', 'Name')}
          {field(
            'slug',
            'Short name',
            'In the address of its pages: links that people kept stop working when it changes.',
          )}
          {field('env', 'Environment', 'Such as production or staging.')}
          <Checkbox
            label="Everyone needs a second factor"
            description="Who has none sees nothing here until it is set up."
            checked={settings.requireSecondFactor}
            onChange={(event) => setSettings({ ...settings, requireSecondFactor: event.currentTarget.checked })}
          />
          <Checkbox
            label="Ask for a reason where something is taken away"
            description="It goes into the audit log."
            checked={settings.requireAuditReason}
            onChange={(event) => setSettings({ ...settings, requireAuditReason: event.currentTarget.checked })}
          />
          <ProblemAlert error={save.error} />
          <Group>
            <Action type="submit" needs="workspaces:update" loading={save.isPending}>
              Save
            </Action>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** Only what is different: some settings may be changed by fewer people than others. */
function changed<T extends object>(before: T, after: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => before[name as keyof T] !== value),
  ) as Partial<T>;
}

function Danger() {
  const { workspace, id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const readWorkspaces = () => void queryClient.invalidateQueries({ queryKey: ['workspaces'] });
  const path = { workspaceId };
  const enable = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/enable', { params: { path } })),
    onSuccess: readWorkspaces,
  });
  return (
    <Section title="Stop it">
      <Stack gap="sm">
        <ProblemAlert error={enable.error} />
        <Group>
          {workspace.status === 'disabled' ? (
            <Action needs="workspaces:update" loading={enable.isPending} onClick={() => enable.mutate()}>
              Enable again
            </Action>
          ) : (
            <ConfirmButton
              label="Disable"
              title={`Disable ${workspace.name}?`}
              needs="workspaces:update"
              run={(header) => data(api.POST('/v1/workspaces/{workspaceId}/disable', { params: { path, header } }))}
              onDone={readWorkspaces}
            >
              It takes no webhooks and no changes until someone enables it again. Everything in it can still be read.
            </ConfirmButton>
          )}
          <ConfirmButton
            label="Delete"
            title={`Delete ${workspace.name}?`}
            needs="workspaces:delete"
            typed={workspace.slug}
            run={(header) => data(api.DELETE('/v1/workspaces/{workspaceId}', { params: { path, header } }))}
            onDone={() => {
              readWorkspaces();
              void navigate({ to: '/workspaces' });
            }}
          >
            Its connectors, secrets and traffic are gone for everyone. This cannot be undone.
          </ConfirmButton>
        </Group>
      </Stack>
    </Section>
  );
}
