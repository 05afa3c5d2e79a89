import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { PolicyPicker, SecretPicker } from '../../components/pickers';
import { ProblemAlert } from '../../components/problem-alert';
import { SchemaForm } from '../../components/schema-form/schema-form';
import { AuthFields } from './auth-fields';
import classes from './connectors.module.css';

interface ConnectorFormProps {
  type: Schemas['ConnectorTypeDto'];
  /** The one to change; without it a new one is made. */
  connector?: Schemas['ConnectorDto'];
  onDone: (connector: Schemas['ConnectorDto']) => void;
  onBack?: () => void;
}

/** Name, secret, policy, and what else the type asks for. */
export function ConnectorForm({ type, connector, onDone, onBack }: ConnectorFormProps) {
  const { id: workspaceId } = useWorkspace();
  const [name, setName] = useState(connector?.name ?? type.title);
  const [settings, setSettings] = useState<Record<string, unknown>>(connector?.settings ?? {});
  const [secretRefId, setSecret] = useState(connector?.secretRefId ?? null);
  const [webhookSecretRefId, setWebhookSecret] = useState(connector?.webhookSecretRefId ?? null);
  const [policyId, setPolicy] = useState(connector?.policyId ?? null);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, settings, secretRefId, webhookSecretRefId, policyId };
      if (!connector) {
        const params = { path: { workspaceId } };
        return data(
          api.POST('/v1/workspaces/{workspaceId}/connectors', { params, body: { ...body, type: type.type } }),
        );
      }
      const { id, version } = connector;
      const params = { path: { workspaceId, id }, header: { 'If-Match': `"${version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}/connectors/{id}', { params, body }));
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ['connectors', workspaceId] });
      onDone(saved);
    },
  });
  const errors = save.error ? problemOf(save.error).fields : {};
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          required
          maxLength={100}
          value={name}
          error={errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SecretPicker
          label="Secret"
          description={secretUse(type)}
          value={secretRefId}
          onChange={setSecret}
          error={errors['secretRefId']}
        />
        {type.takesWebhooks && (
          <SecretPicker
            label="Webhook secret"
            description="Only where webhooks are signed with another secret than calls sign in with."
            value={webhookSecretRefId}
            onChange={setWebhookSecret}
            error={errors['webhookSecretRefId']}
          />
        )}
        <SchemaForm
          schema={type.settings}
          value={settings}
          onChange={setSettings}
          errors={errors}
          path="settings"
          instead={{ auth: (field) => <AuthFields schemes={type.authSchemes} usual={type.auth} field={field} /> }}
        />
        <PolicyPicker
          label="Policy"
          description="How long a call may take, and when a failed one is tried again."
          value={policyId}
          onChange={setPolicy}
          error={errors['policyId']}
        />
        <ProblemAlert error={save.error} />
        <Group gap="xs">
          <Action type="submit" size="sm" needs="connectors:write" loading={save.isPending}>
            {connector ? 'Save' : 'Create connector'}
          </Action>
          {onBack && (
            <Button variant="default" size="sm" onClick={onBack}>
              Another type
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function secretUse({ verification, authSchemes }: Schemas['ConnectorTypeDto']): string {
  const signsIn = authSchemes.some(({ scheme }) => scheme !== 'none');
  const uses = [verification && 'proves that webhooks are genuine', signsIn && 'signs calls in'];
  return `It ${uses.filter(Boolean).join(' and ') || 'goes out with calls, as the settings say'}.`;
}
