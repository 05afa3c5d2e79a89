import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useWorkspace } from '../../../app/workspace';
import classes from '../../../components/columns.module.css';
import { useSaveWorkspace } from './save-workspace';
import { SettingsForm } from './settings-form';

/** For how many days what is over is kept. */
export function RetentionSection() {
  const { settings } = useWorkspace().workspace;
  const [webhooks, setWebhooks] = useState(settings.webhookRetentionDays);
  const [jobs, setJobs] = useState(settings.jobRetentionDays);
  const save = useSaveWorkspace();
  const errors = save.error ? problemOf(save.error).fields : {};
  const days = (label: string, description: string, value: number, path: string, set: (days: number) => void) => (
    <NumberInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      suffix={value === 1 ? ' day' : ' days'}
      min={1}
      required
      withAsterisk={false}
      allowDecimal={false}
      value={value}
      error={errors[`settings.${path}`]}
      onChange={(typed) => typeof typed === 'number' && set(typed)}
    />
  );
  const body = { settings: { webhookRetentionDays: webhooks, jobRetentionDays: jobs } };
  return (
    <SettingsForm title="What is kept" save={{ ...save, mutate: () => save.mutate(body) }}>
      <div className={classes.columns}>
        {days(
          'Bodies of webhooks',
          'And rejected requests. Without its body a webhook cannot be replayed.',
          webhooks.payload,
          'webhookRetentionDays.payload',
          (payload) => setWebhooks({ ...webhooks, payload }),
        )}
        {days(
          'Webhooks',
          'With it its id is forgotten: the same event would be a new one then.',
          webhooks.metadata,
          'webhookRetentionDays.metadata',
          (metadata) => setWebhooks({ ...webhooks, metadata }),
        )}
        {days('Jobs that succeeded', 'With their runs.', jobs.success, 'jobRetentionDays.success', (success) =>
          setJobs({ ...jobs, success }),
        )}
        {days('Dead jobs', 'Until then they can be redriven.', jobs.dead, 'jobRetentionDays.dead', (dead) =>
          setJobs({ ...jobs, dead }),
        )}
        {days('Cancelled jobs', 'With their runs.', jobs.cancelled, 'jobRetentionDays.cancelled', (cancelled) =>
          setJobs({ ...jobs, cancelled }),
        )}
      </div>
    </SettingsForm>
  );
}
