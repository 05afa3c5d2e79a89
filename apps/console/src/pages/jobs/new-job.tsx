import { Group, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { bodyProblem } from '../../components/request/request-draft';
import { ButtonLink, TextLink } from '../../components/text-link';
import { EMPTY_JOB, type JobDraft, jobDraftOf, payloadOf } from './job-draft';
import { JobFields } from './job-fields';
import classes from './new-job.module.css';

/** Makes a job by hand, anew or like another one. */
export function NewJobPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { copy, connectorId } = useFilters(['copy', 'connectorId']).filters;
  const original = useQuery({
    queryKey: ['jobs', workspaceId, copy],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/jobs/{id}', { params: { path: { workspaceId, id: copy ?? '' } } })),
    enabled: copy !== undefined,
    staleTime: Infinity,
  });
  const back = (
    <TextLink to="/w/$slug/jobs" params={{ slug }}>
      Jobs
    </TextLink>
  );
  return (
    <Page
      title={copy ? 'New job like another one' : 'New job'}
      about="For trying things out. It is made at once, and retried by its policy like any other."
      back={back}
    >
      {copy ? (
        <Loaded query={original}>
          {({ type, payload }) => <NewJobForm start={jobDraftOf(type, payload ?? {})} />}
        </Loaded>
      ) : (
        <NewJobForm start={{ ...EMPTY_JOB, connectorId: connectorId ?? null }} />
      )}
    </Page>
  );
}

interface Options {
  runAt?: string;
  priority?: number;
  maxAttempts?: number;
  orderingKey?: string;
  correlationId?: string;
  idempotencyKey?: string;
}

function NewJobForm({ start }: { start: JobDraft }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const [options, setOptions] = useState<Options>({});
  const make = useMutation({
    mutationFn: () => {
      const { runAt, ...others } = options;
      const body = {
        type: draft.type,
        payload: payloadOf(draft),
        ...others,
        ...(runAt && { runAt: new Date(runAt).toISOString() }),
      };
      return data(api.POST('/v1/workspaces/{workspaceId}/jobs', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: ({ id, created }) => {
      if (!created) notifications.show({ message: 'A job with this idempotency key was there already: this is it.' });
      void readAgain('jobs', workspaceId);
      void navigate({ to: '/w/$slug/jobs/$id', params: { slug, id } });
    },
  });
  const errors = make.error ? problemOf(make.error).fields : {};
  const problem = bodyProblem(draft.request);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) make.mutate();
      }}
    >
      <Section title="Call">
        <JobFields draft={draft} onChange={setDraft} errors={errors} />
      </Section>
      <Section title="When and how">
        <MoreOptions options={options} onChange={setOptions} errors={errors} />
      </Section>
      <ProblemAlert error={make.error} />
      <Group gap="xs">
        <Action type="submit" size="sm" needs="jobs:write" disabled={problem !== undefined} loading={make.isPending}>
          Make the job
        </Action>
        <ButtonLink variant="default" size="sm" to="/w/$slug/jobs" params={{ slug }}>
          Leave
        </ButtonLink>
      </Group>
    </form>
  );
}

interface MoreOptionsProps {
  options: Options;
  onChange: (options: Options) => void;
  errors: Readonly<Record<string, string>>;
}

function MoreOptions({ options, onChange, errors }: MoreOptionsProps) {
  const put = (name: keyof Options, value: string | number | undefined) => {
    const { [name]: _, ...rest } = options;
    onChange(value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  const text = (name: 'orderingKey' | 'correlationId' | 'idempotencyKey', label: string, description: string) => (
    <TextInput
      label={label}
      description={description}
      value={options[name] ?? ''}
      error={errors[name]}
      onChange={(event) => put(name, event.currentTarget.value)}
    />
  );
  const number = (name: 'priority' | 'maxAttempts', label: string, description: string, min: number, max: number) => (
    <NumberInput
      label={label}
      description={description}
      min={min}
      max={max}
      allowDecimal={false}
      value={options[name] ?? ''}
      error={errors[name]}
      onChange={(value) => put(name, typeof value === 'number' ? value : undefined)}
    />
  );
  return (
    <div className={classes.grid}>
      <TextInput
        type="datetime-local"
        label="Not before"
        description="By your clock; at once when empty."
        value={options.runAt ?? ''}
        error={errors['runAt']}
        onChange={(event) => put('runAt', event.currentTarget.value)}
      />
      {number('priority', 'Priority', 'Lower goes first; 0 is usual.', -100, 100)}
      {number('maxAttempts', 'Attempts in all', 'As its policy says when empty.', 1, 50)}
      {text('orderingKey', 'Ordering key', 'Jobs with the same one run one at a time.')}
      {text('correlationId', 'Belongs to', 'In your words; jobs can be found by it.')}
      {text('idempotencyKey', 'Idempotency key', 'The same one again makes no second job.')}
    </div>
  );
}
