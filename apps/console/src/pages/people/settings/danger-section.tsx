import { Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, data } from '../../../api/client';
import { queryClient } from '../../../api/queries';
import { useWorkspace } from '../../../app/workspace';
import { Action } from '../../../components/action';
import { ConfirmButton } from '../../../components/confirm';
import { Section } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';

/** Stopping the workspace for a while, and for good. */
export function DangerSection() {
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
      <Stack gap="md">
        <ProblemAlert error={enable.error} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed" maw={560}>
            A disabled workspace takes no webhooks and no changes, and its jobs wait. Everything can still be read.
          </Text>
          {workspace.status === 'disabled' ? (
            <Action needs="workspaces:update" loading={enable.isPending} onClick={() => enable.mutate()}>
              Enable again
            </Action>
          ) : (
            <ConfirmButton
              label="Disable"
              title={`Disable ${workspace.name}?`}
              needs="workspaces:update"
              typed={workspace.slug}
              run={(header) => data(api.POST('/v1/workspaces/{workspaceId}/disable', { params: { path, header } }))}
              onDone={readWorkspaces}
            >
              It takes no webhooks and no changes until someone enables it again. Everything in it can still be read.
            </ConfirmButton>
          )}
        </Group>
        <Group justify="space-between">
          <Text size="sm" c="dimmed" maw={560}>
            Deleted, its connectors, secrets and traffic are gone for everyone. There is no way back.
          </Text>
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
