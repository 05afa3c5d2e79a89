import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../../api/client';
import { queryClient } from '../../../api/queries';
import { useWorkspace } from '../../../app/workspace';
import type { Reason } from '../../../components/reason';

/** Saves a change of the workspace, and goes along when its short name changes. */
export function useSaveWorkspace() {
  const { workspace, id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ reason, ...body }: Schemas['UpdateWorkspaceDto'] & { reason?: Reason['header'] }) => {
      const params = { path: { workspaceId }, header: { ...reason, 'If-Match': `"${workspace.version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}', { params, body }));
    },
    onSuccess: async ({ slug }) => {
      if (slug !== workspace.slug) await navigate({ to: '/w/$slug/settings', params: { slug }, replace: true });
      // The forms begin anew with what was saved: who is told before would lose what they type next.
      await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
      notifications.show({ message: 'Saved.' });
    },
  });
}
