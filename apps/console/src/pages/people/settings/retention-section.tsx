import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../../api/client';
import { problemOf } from '../../../api/problem';
import { useWorkspace } from '../../../app/workspace';
import classes from '../../../components/columns.module.css';
import { ConfirmButton } from '../../../components/confirm';
import { useSaveWorkspace } from './save-workspace';
import { SettingsForm } from './settings-form';

type Kept = Pick<Schemas['WorkspaceSettingsDto'], 'webhookRetentionDays' | 'jobRetentionDays' | 'recordRetentionDays'>;

/** What is kept for some days: where its number is, what it is called, and what goes with it. */
const PERIODS: readonly (readonly [setting: keyof Kept, part: string, label: string, about: string])[] = [
  [
    'webhookRetentionDays',
    'payload',
    'Bodies of webhooks',
    'And rejected requests. Without its body a webhook cannot be replayed.',
  ],
  [
    'webhookRetentionDays',
    'metadata',
    'Webhooks',
    'With it its id is forgotten: the same event would be a new one then.',
  ],
  ['jobRetentionDays', 'success', 'Jobs that succeeded', 'With their runs.'],
  ['jobRetentionDays', 'dead', 'Dead jobs', 'Until then they can be redriven.'],
  ['jobRetentionDays', 'cancelled', 'Cancelled jobs', 'With their runs.'],
  [
    'recordRetentionDays',
    'events',
    'Events',
    'At least so long: they go by whole months. The audit log is kept for ever.',
  ],
  ['recordRetentionDays', 'requests', 'Requests and calls', 'At least so long: they go by whole months.'],
];

/** For how many days what is over is kept. */
export function RetentionSection() {
  const { workspace } = useWorkspace();
  const { webhookRetentionDays, jobRetentionDays, recordRetentionDays } = workspace.settings;
  const before: Kept = { webhookRetentionDays, jobRetentionDays, recordRetentionDays };
  const [kept, setKept] = useState(before);
  const save = useSaveWorkspace();
  const errors = save.error ? problemOf(save.error).fields : {};
  const shorter = PERIODS.filter(([setting, part]) => daysOf(kept, setting, part) < daysOf(before, setting, part));
  return (
    <SettingsForm
      title="What is kept"
      save={{ ...save, mutate: () => shorter.length === 0 && save.mutate({ settings: kept }) }}
      instead={
        shorter.length > 0 ? (
          <ConfirmButton
            label="Save"
            title="Keep less?"
            needs="workspaces:update"
            typed={workspace.slug}
            run={(reason) => save.mutateAsync({ settings: kept, reason })}
          >
            What is older than the new number of days is removed for good soon:{' '}
            {shorter.map(([, , label]) => label.toLowerCase()).join(', ')}.
          </ConfirmButton>
        ) : undefined
      }
    >
      <div className={classes.columns}>
        {PERIODS.map(([setting, part, label, about]) => (
          <NumberInput
            key={label}
            label={label}
            description={about}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix={daysOf(kept, setting, part) === 1 ? ' day' : ' days'}
            min={1}
            required
            withAsterisk={false}
            allowDecimal={false}
            value={daysOf(kept, setting, part)}
            error={errors[`settings.${setting}.${part}`]}
            onChange={(typed) =>
              typeof typed === 'number' && setKept({ ...kept, [setting]: { ...kept[setting], [part]: typed } })
            }
          />
        ))}
      </div>
    </SettingsForm>
  );
}

const daysOf = (kept: Kept, setting: keyof Kept, part: string) =>
  (kept[setting] as unknown as Readonly<Record<string, number>>)[part] ?? 0;
