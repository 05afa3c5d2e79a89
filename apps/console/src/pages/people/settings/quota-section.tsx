import { NumberInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../api/client';
import { problemOf } from '../../../api/problem';
import { queryClient } from '../../../api/queries';
import { useMay, useWorkspace } from '../../../app/workspace';
import { Section } from '../../../components/page';
import { SettingsForm } from './settings-form';

/** What the installation allows the workspace; its operators set it. */
export function QuotaSection() {
  const { quotas } = useWorkspace().workspace;
  if (useMay('quotas:write')) return <QuotaForm />;
  return (
    <Section title="Quotas">
      <Text size="sm">
        {quotas.requestsPerMinute === null
          ? 'API requests: as many as the installation allows every workspace.'
          : `API requests: ${quotas.requestsPerMinute.toLocaleString('en')} a minute, all callers together.`}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        The operators of the installation can change that.
      </Text>
    </Section>
  );
}

function QuotaForm() {
  const { workspace, id: workspaceId } = useWorkspace();
  const [requests, setRequests] = useState<number | null>(workspace.quotas.requestsPerMinute);
  const save = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId }, header: { 'If-Match': `"${workspace.version}"` } };
      return data(api.PUT('/v1/workspaces/{workspaceId}/quotas', { params, body: { requestsPerMinute: requests } }));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
      notifications.show({ message: 'Saved.' });
    },
  });
  const errors = save.error ? problemOf(save.error).fields : {};
  return (
    <SettingsForm title="Quotas" needs="quotas:write" save={save}>
      <NumberInput
        label="API requests a minute"
        description="Of all callers together. Empty: as many as the installation allows every workspace."
        maw={420}
        min={1}
        thousandSeparator=" "
        allowDecimal={false}
        value={requests ?? ''}
        error={errors['requestsPerMinute']}
        onChange={(typed) => setRequests(typeof typed === 'number' ? typed : null)}
      />
    </SettingsForm>
  );
}
