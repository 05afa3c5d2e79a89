import { Button, Group, NumberInput, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { bodyProblem } from '../../components/request/request-draft';
import { EMPTY_JOB, jobDraftOf, payloadOf } from '../jobs/job-draft';
import { JobFields } from '../jobs/job-fields';
import { COMMON_CRONS, OWN_TIME_ZONE, TIME_ZONES } from './cron-words';
import { CronPreview } from './cron-preview';
import classes from './schedules.module.css';

type Schedule = Schemas['ScheduleDto'];

const OVERLAPS = {
  skip: ['Skip', 'While the job before is not finished, none is made.'],
  queue: ['Queue', 'The new job waits until the one before is finished.'],
  cancel_previous: ['Cancel the one before', 'The job before is cancelled for the new one.'],
} as const;

const CATCH_UPS = {
  none: ['Let them go', 'Ticks that were missed, as while no worker ran, are gone.'],
  one: ['One for all', 'One job makes up for all that were missed.'],
  all: ['One for each', 'A job for each of the last 100 that were missed; goes with “Queue”.'],
} as const;

interface ScheduleFormProps {
  /** The one to change; without it a new one is made. */
  schedule?: Schedule;
  onDone: (schedule: Schedule) => void;
}

/** When it ticks, and what job it makes then; the next runs show while one types. */
export function ScheduleForm({ schedule, onDone }: ScheduleFormProps) {
  const { id: workspaceId } = useWorkspace();
  const [name, setName] = useState(schedule?.name ?? '');
  const [cron, setCron] = useState(schedule?.cron ?? '30 2 * * *');
  const [timezone, setTimezone] = useState(schedule?.timezone ?? OWN_TIME_ZONE);
  const [overlap, setOverlap] = useState<Schedule['overlap']>(schedule?.overlap ?? 'skip');
  const [catchUp, setCatchUp] = useState<Schedule['catchUp']>(schedule?.catchUp ?? 'none');
  const [jitterMs, setJitter] = useState(schedule?.jitterMs ?? 0);
  const [job, setJob] = useState(() => (schedule ? jobDraftOf(schedule.jobType, schedule.payload) : EMPTY_JOB));
  const save = useMutation({
    mutationFn: () => {
      const payload = payloadOf(job) as Record<string, never>;
      const body = { name, cron, timezone, overlap, catchUp, jitterMs, jobType: job.type, payload };
      if (!schedule) {
        return data(api.POST('/v1/workspaces/{workspaceId}/schedules', { params: { path: { workspaceId } }, body }));
      }
      const { id, version } = schedule;
      const params = { path: { workspaceId, id }, header: { 'If-Match': `"${version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}/schedules/{id}', { params, body }));
    },
    onSuccess: async (saved) => {
      await readAgain('schedules', workspaceId);
      onDone(saved);
    },
  });
  const errors = save.error ? problemOf(save.error).fields : {};
  const problem = bodyProblem(job.request);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) save.mutate();
      }}
    >
      <div className={classes.column}>
        <Section title="When">
          <Stack gap="sm">
            <TextInput
              label="Name"
              required
              maxLength={100}
              placeholder="Nightly export"
              value={name}
              error={errors['name']}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <div className={classes.pair}>
              <TextInput
                label="Cron"
                required
                description="Minute, hour, day of month, month, day of week."
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
                spellCheck={false}
                value={cron}
                error={errors['cron']}
                onChange={(event) => setCron(event.currentTarget.value)}
              />
              <Select
                label="Time zone"
                description="Whose clock it goes by, summer time included."
                searchable
                limit={60}
                data={[...TIME_ZONES]}
                value={timezone}
                error={errors['timezone']}
                onChange={(zone) => setTimezone(zone ?? 'UTC')}
              />
            </div>
            <Group gap={6}>
              {COMMON_CRONS.map(({ cron: common, label }) => (
                <Button key={common} size="compact-xs" variant="default" onClick={() => setCron(common)}>
                  {label}
                </Button>
              ))}
            </Group>
          </Stack>
        </Section>
        <Section title="The job it makes">
          <JobFields draft={job} onChange={setJob} errors={errors} />
        </Section>
        <Section title="If things get late">
          <Stack gap="md">
            <Choices
              label="While the job before is not finished"
              choices={OVERLAPS}
              value={overlap}
              error={errors['overlap']}
              onChange={setOverlap}
            />
            <Choices
              label="Ticks that no worker took in time"
              choices={CATCH_UPS}
              value={catchUp}
              error={errors['catchUp']}
              onChange={setCatchUp}
            />
            <NumberInput
              label="Jitter"
              description="Each job starts up to so many seconds after its tick, so that not all start at once."
              maw={320}
              suffix=" s"
              min={0}
              max={3_600}
              value={jitterMs / 1_000}
              error={errors['jitterMs']}
              onChange={(value) => setJitter(typeof value === 'number' ? Math.round(value * 1_000) : 0)}
            />
          </Stack>
        </Section>
        <ProblemAlert error={save.error} />
        <Group>
          <Action
            type="submit"
            size="sm"
            needs="schedules:write"
            disabled={problem !== undefined}
            loading={save.isPending}
          >
            {schedule ? 'Save' : 'Create schedule'}
          </Action>
        </Group>
      </div>
      <div className={classes.preview}>
        <CronPreview cron={cron} timezone={timezone} jitterMs={jitterMs} />
      </div>
    </form>
  );
}

interface ChoicesProps<Name extends string> {
  label: string;
  choices: Readonly<Record<Name, readonly [string, string]>>;
  value: Name;
  error: string | undefined;
  onChange: (value: Name) => void;
}

function Choices<Name extends string>({ label, choices, value, error, onChange }: ChoicesProps<Name>): ReactNode {
  return (
    <Radio.Group label={label} value={value} error={error} onChange={onChange}>
      <Stack gap={8} mt={8}>
        {Object.entries<readonly [string, string]>(choices).map(([name, [title, about]]) => (
          <Radio key={name} size="xs" value={name} label={<Text size="sm">{title}</Text>} description={about} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
