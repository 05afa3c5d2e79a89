import { Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { FormDialog } from '../../components/form-dialog';

/** Sends one event through the routes again. */
export function Replay({ message }: { message: Schemas['InboxMessageDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [toRouteId, setToRouteId] = useState<string | null>(null);
  const replay = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id: message.id } };
      const body = toRouteId === null ? {} : { toRouteId };
      return data(api.POST('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/replay', { params, body }));
    },
    onSuccess: async ({ id }) => {
      setOpen(false);
      notifications.show({ message: 'Replayed: this is the event that repeats it.' });
      await readAgain('inbox', workspaceId);
      await navigate({ to: '/w/$slug/inbox/$id', params: { slug, id } });
    },
  });
  return (
    <>
      <Action needs="webhooks:replay" onClick={() => setOpen(true)}>
        Replay
      </Action>
      <FormDialog
        title="Replay this event?"
        open={open}
        close={() => setOpen(false)}
        submit={() => replay.mutate()}
        submitLabel="Replay"
        change={replay}
      >
        <Text size="sm">
          It goes through the routes as they are now, as an event of its own with the same body. Destinations get it
          again under the same event id.
        </Text>
        <RoutePicker connectorId={message.connectorId} value={toRouteId} onChange={setToRouteId} />
      </FormDialog>
    </>
  );
}

interface RoutePickerProps {
  /** Only routes that begin there. */
  connectorId: string | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** The only route that may take what is replayed. */
export function RoutePicker({ connectorId, value, onChange }: RoutePickerProps) {
  const { id: workspaceId } = useWorkspace();
  const { data: routes } = useQuery({
    queryKey: ['routes', workspaceId, { sourceConnectorId: connectorId }],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { sourceConnectorId: connectorId, limit: 50 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/routes', { params }));
    },
  });
  const enabled = routes?.items.filter((route) => route.enabled) ?? [];
  return (
    <Select
      label="Through"
      placeholder="All routes that match"
      clearable
      clearButtonProps={{ 'aria-label': 'All routes that match' }}
      data={enabled.map(({ id, name }) => ({ value: id, label: `${name} only` }))}
      value={value}
      onChange={onChange}
    />
  );
}
