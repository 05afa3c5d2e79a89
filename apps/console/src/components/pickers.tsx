import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../api/client';
import { useMay, useWorkspace } from '../app/workspace';
import { NewSecret } from './new-secret';

interface PickerProps {
  label: string;
  description?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
}

/** Chooses a secret, or keeps a new one without leaving the form. */
export function SecretPicker(props: PickerProps) {
  const { id: workspaceId } = useWorkspace();
  const [making, setMaking] = useState(false);
  const may = useMay('secrets:write');
  const { data: secrets } = useQuery({
    queryKey: ['secrets', workspaceId, 'choice'],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/secret-refs', { params }));
    },
  });
  return (
    <>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          {...props}
          flex={1}
          placeholder="None"
          clearable
          searchable
          data={(secrets?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {may && (
          <Button variant="default" size="sm" onClick={() => setMaking(true)}>
            {`New ${props.label.toLowerCase()}`}
          </Button>
        )}
      </Group>
      <NewSecret open={making} close={() => setMaking(false)} onMade={({ id }) => props.onChange(id)} />
    </>
  );
}

/** Chooses a policy; without one the built-in rules apply. */
export function PolicyPicker(props: PickerProps) {
  const { id: workspaceId } = useWorkspace();
  const { data: policies } = useQuery({
    queryKey: ['policies', workspaceId, 'choice'],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/policies', { params }));
    },
  });
  return (
    <Select
      {...props}
      placeholder="The built-in rules"
      clearable
      searchable
      data={(policies?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
