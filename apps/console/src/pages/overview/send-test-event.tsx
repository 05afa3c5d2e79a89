import { JsonInput, Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { FormDialog } from '../../components/form-dialog';
import { TextLink } from '../../components/text-link';
import { useSources } from '../connectors/sources';

interface SendTestEventProps {
  /** The source it goes to; without it one is chosen. */
  sourceId?: string;
  label?: string;
  variant?: 'default' | 'filled';
}

/** Sends a source an event of one's own, signed with its secret, through the way that every webhook takes. */
export function SendTestEvent({ sourceId, label = 'Send a test event', variant = 'default' }: SendTestEventProps) {
  const { id: workspaceId, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const sources = useSources();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [eventType, setEventType] = useState('');
  const [payload, setPayload] = useState('');
  const [first] = sources;
  const id = sourceId ?? chosen ?? first?.id ?? '';
  const fields = parsed(payload);
  const send = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id } };
      const body = { ...(eventType.trim() && { eventType: eventType.trim() }), ...(fields && { payload: fields }) };
      return data(api.POST('/v1/workspaces/{workspaceId}/connectors/{id}/test-event', { params, body }));
    },
    onSuccess: async ({ inboxId }) => {
      setOpen(false);
      notifications.show({ message: 'It came in: this is the event.' });
      void readAgain('inbox', workspaceId);
      void readAgain('checklist', workspaceId);
      await navigate({ to: '/w/$slug/inbox/$id', params: { slug, id: inboxId } });
    },
  });
  return (
    <>
      <Action needs="webhooks:replay" variant={variant} onClick={() => setOpen(true)}>
        {label}
      </Action>
      <FormDialog
        title="Send a test event"
        open={open}
        close={() => setOpen(false)}
        submit={() => id && fields !== null && send.mutate()}
        submitLabel="Send it"
        change={send}
      >
        {id === '' ? (
          <Text size="sm">
            There is no source with a secret yet.{' '}
            <TextLink to="/w/$slug/connectors/new" params={{ slug }}>
              Make a source
            </TextLink>{' '}
            first.
          </Text>
        ) : (
          <>
            <Text size="sm">
              It is signed with the secret of the source and comes in as if the provider had sent it. Routes take it,
              and destinations get it.
            </Text>
            {sourceId === undefined && (
              <Select
                label="Source"
                data={sources.map((source) => ({ value: source.id, label: nameOf(source.id) }))}
                value={id}
                onChange={setChosen}
              />
            )}
            <TextInput
              label="Event type"
              placeholder="The usual one of the provider"
              value={eventType}
              onChange={(event) => setEventType(event.currentTarget.value)}
            />
            <JsonInput
              label="Fields of the body"
              description="JSON; they take the place of those of the sample."
              placeholder='{ "action": "opened" }'
              autosize
              minRows={3}
              maxRows={10}
              value={payload}
              onChange={setPayload}
              error={fields === null && 'Must be a JSON object'}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}

/** Nothing for no text, null for text that is no JSON object. */
function parsed(text: string): Record<string, unknown> | undefined | null {
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
