import { Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ProblemAlert } from '../../components/problem-alert';
import { UnsavedChanges } from '../../components/unsaved-changes';
import { BreakerPart } from './parts/breaker-part';
import { ConcurrencyPart } from './parts/concurrency-part';
import { RateLimitPart } from './parts/rate-limit-part';
import { RetryPart } from './parts/retry-part';
import { TimeoutPart } from './parts/timeout-part';
import classes from './policies.module.css';
import { errorsOf, type PartName, type Rules, rulesOf } from './rules';
import { Simulator } from './simulate/simulator';

interface PolicyFormProps {
  start: Rules & { name: string };
  /** The one to change; without it a new one is made. */
  policy?: Schemas['PolicyDto'];
  onDone: (policy: Schemas['PolicyDto']) => void;
}

/** The numbers of a policy, what they mean while they are typed, and what they would do with traffic. */
export function PolicyForm({ start, policy, onDone }: PolicyFormProps) {
  const { id: workspaceId } = useWorkspace();
  const [name, setName] = useState(start.name);
  const [rules, setRules] = useState(() => rulesOf(start));
  const changed = name !== start.name || JSON.stringify(rules) !== JSON.stringify(rulesOf(start));
  const save = useMutation({
    mutationFn: () => {
      const body = { name, ...rules };
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
  const propsOf = <Part extends PartName>(part: Part) => ({
    part: rules[part],
    onChange: (change: Partial<Rules[Part]>) =>
      setRules((before) => ({ ...before, [part]: { ...before[part], ...change } })),
    errors: errorsOf(errors, part),
  });
  return (
    <div className={classes.sides}>
      <form
        className={classes.form}
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
        <RateLimitPart {...propsOf('rateLimit')} />
        <ConcurrencyPart {...propsOf('concurrency')} />
        <TimeoutPart {...propsOf('timeout')} />
        <RetryPart {...propsOf('retry')} />
        <BreakerPart {...propsOf('circuitBreaker')} />
        <ProblemAlert error={save.error} />
        <Group className={classes.save}>
          <Action type="submit" size="sm" needs="policies:write" loading={save.isPending}>
            {policy ? 'Save as a new version' : 'Create policy'}
          </Action>
          {changed && policy && (
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                setName(start.name);
                setRules(rulesOf(start));
                save.reset();
              }}
            >
              Discard changes
            </Button>
          )}
        </Group>
      </form>
      <Simulator rules={rules} inForce={policy && rulesOf(policy)} />
      <UnsavedChanges changed={changed && !save.isPending && !save.isSuccess} />
    </div>
  );
}
