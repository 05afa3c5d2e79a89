import { Stack, Switch } from '@mantine/core';
import { useRefusal, useWorkspace } from '../../../app/workspace';
import { Section } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';
import { useSaveWorkspace } from './save-workspace';

/** What the workspace asks of people; each is in force at once. */
export function SecuritySection() {
  const { settings } = useWorkspace().workspace;
  const refusal = useRefusal('workspaces:update');
  const save = useSaveWorkspace();
  const rule = (name: 'requireSecondFactor' | 'requireAuditReason', label: string, description: string) => (
    <Switch
      label={label}
      description={refusal ?? description}
      checked={settings[name]}
      disabled={refusal !== undefined || save.isPending}
      onChange={(event) => save.mutate({ settings: { [name]: event.currentTarget.checked } })}
    />
  );
  return (
    <Section title="Security">
      <Stack gap="md">
        {rule(
          'requireSecondFactor',
          'Everyone needs a second factor',
          'Who has none sees nothing here until it is set up. Only someone who has one can switch this.',
        )}
        {rule(
          'requireAuditReason',
          'Ask for a reason where something is taken away',
          'Deleting, removing, revoking, disabling, rotating and cancelling; the reason goes into the audit log.',
        )}
        <ProblemAlert error={save.error} />
      </Stack>
    </Section>
  );
}
