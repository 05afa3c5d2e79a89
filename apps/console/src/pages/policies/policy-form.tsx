import { Checkbox, Group, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import classes from './policies.module.css';
import { ScheduleLine } from './schedule-line';

type Rules = Schemas['PolicyDocumentDto'] & { name: string };

interface PolicyFormProps {
  start: Rules;
  /** The one to change; without it a new one is made. */
  policy?: Schemas['PolicyDto'];
  onDone: (policy: Schemas['PolicyDto']) => void;
}

/** The numbers of a policy, and what they mean while they are typed. */
export function PolicyForm({ start, policy, onDone }: PolicyFormProps) {
  const { id: workspaceId } = useWorkspace();
  const [name, setName] = useState(start.name);
  const [retry, setRetry] = useState(start.retry);
  const [timeout, setTimeout] = useState(start.timeout);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, retry, timeout };
      if (!policy)
        return data(api.POST('/v1/workspaces/{workspaceId}/policies', { params: { path: { workspaceId } }, body }));
      const params = { path: { workspaceId, id: policy.id }, header: { 'If-Match': `"${policy.version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}/policies/{id}', { params, body }));
    },
    onSuccess: async (saved) => {
      await readAgain('policies', workspaceId);
      onDone(saved);
    },
  });
  const errors = save.error ? problemOf(save.error).fields : {};
  const retryField = numberField(retry, (change) => setRetry({ ...retry, ...change }), errors, 'retry');
  const timeoutField = numberField(timeout, (change) => setTimeout({ ...timeout, ...change }), errors, 'timeout');
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label="Name"
        required
        maw={420}
        value={name}
        error={errors['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Section title="When a failed call is tried again">
        <ScheduleLine retry={retry} />
        <div className={classes.grid} style={{ marginTop: 16 }}>
          {retryField('maxAttempts', 'Attempts in all', 'The first one included.', '', 1)}
          {retryField('baseDelayMs', 'First delay', 'At most; it doubles with every attempt.', ' ms', 10)}
          {retryField('maxDelayMs', 'Longest delay', 'Unless Retry-After asks for more.', ' ms', 10)}
          <TagsInput
            label="Statuses that may pass"
            description="Answers that are tried again."
            value={retry.retryStatuses.map(String)}
            error={errors['retry.retryStatuses']}
            onChange={(tags) => setRetry({ ...retry, retryStatuses: tags.map(Number).filter(Number.isInteger) })}
          />
        </div>
        <Checkbox
          mt="md"
          label="Try POST and PATCH again although the provider may have acted on them"
          description="Every call carries an idempotency-key header; say no where the provider ignores it."
          checked={retry.retryNonIdempotent}
          onChange={(event) => setRetry({ ...retry, retryNonIdempotent: event.currentTarget.checked })}
        />
      </Section>
      <Section title="How long a call may take">
        <div className={classes.grid}>
          {timeoutField('connectMs', 'To connect', 'Until the connection stands.', ' ms', 10)}
          {timeoutField('firstByteMs', 'To the first byte', 'Until the answer begins.', ' ms', 10)}
          {timeoutField('totalMs', 'In all', 'Until the answer has ended.', ' ms', 10)}
        </div>
      </Section>
      <ProblemAlert error={save.error} />
      <Group>
        <Action type="submit" size="sm" needs="policies:write" loading={save.isPending}>
          {policy ? 'Save as a new version' : 'Create policy'}
        </Action>
      </Group>
    </form>
  );
}

type Change = (change: Record<string, number>) => void;

/** Makes number inputs for the fields of one part of the policy. */
function numberField<T extends object>(part: T, change: Change, errors: Record<string, string>, path: string) {
  return (field: keyof T & string, label: string, description: string, suffix: string, min: number): ReactNode => (
    <NumberInput
      label={label}
      description={description}
      required
      min={min}
      suffix={suffix}
      thousandSeparator=" "
      allowDecimal={false}
      value={part[field] as number}
      error={errors[`${path}.${field}`]}
      onChange={(value) => {
        if (typeof value === 'number') change({ [field]: value });
      }}
    />
  );
}
