import { Button, Checkbox, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ProblemAlert } from '../../components/problem-alert';
import { useReason } from '../../components/reason';
import type { JobState } from './job-filters';
import { giveOrder, type OrderAction, type OrderFilter, ORDERS, previewOrder, statesFor } from './order';
import { OrderExamples } from './order-examples';
import { FollowedOrder } from './order-progress';

export interface AskedOrder {
  readonly action: OrderAction;
  readonly filter: OrderFilter;
  /** The states that the list shows; none is all. */
  readonly inSight: readonly JobState[];
}

/** An order about many jobs: what it would touch, why it is given, and how far it is. */
export function OrderDialog(props: { asked: AskedOrder | undefined; onGiven: () => void; close: () => void }) {
  const { asked, close } = props;
  const [given, setGiven] = useState<Schemas['JobDto']>();
  const leave = () => {
    close();
    setGiven(undefined);
  };
  const verb = asked && ORDERS[asked.action].verb;
  return (
    <Modal opened={asked !== undefined} onClose={leave} title={verb && `${verb} jobs`} size="lg">
      {given ? (
        <FollowedOrder id={given.id} leave={leave} />
      ) : (
        asked && (
          <OrderForm
            asked={asked}
            onGiven={(job) => {
              setGiven(job);
              props.onGiven();
            }}
            leave={close}
          />
        )
      )}
    </Modal>
  );
}

interface OrderFormProps {
  asked: AskedOrder;
  onGiven: (job: Schemas['JobDto']) => void;
  leave: () => void;
}

function OrderForm({ asked: { action, filter, inSight }, onGiven, leave }: OrderFormProps) {
  const { id: workspaceId } = useWorkspace();
  const { verb, states, about } = ORDERS[action];
  const [chosen, setChosen] = useState(() => statesFor(action, inSight, filter.ids !== undefined));
  const [typed, setTyped] = useState('');
  const reason = useReason(action === 'cancel');
  const preview = useQuery({
    queryKey: ['order-preview', workspaceId, action, filter, chosen],
    queryFn: () => previewOrder(workspaceId, action, filter, chosen),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const order = useMutation({
    mutationFn: () => giveOrder(workspaceId, action, filter, chosen, reason.header),
    onSuccess: (job) => {
      onGiven(job);
      void readAgain('jobs', workspaceId);
    },
  });
  const matching = chosen.length === 0 ? 0 : preview.data?.matching;
  const count = matching === undefined ? '' : `${matching.toLocaleString('en')}${preview.data?.isCapped ? '+' : ''}`;
  const jobs = matching === 1 ? 'job' : 'jobs';
  const word = action === 'cancel' && (matching ?? 0) > 1 ? 'cancel' : undefined;
  const ready = Boolean(matching) && reason.ready && (word === undefined || typed === word);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) order.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{about}</Text>
        <Checkbox.Group
          label="In which state"
          size="xs"
          value={chosen}
          onChange={(value) => setChosen(states.filter((state) => value.includes(state)))}
        >
          <Group gap="md" mt={6}>
            {states.map((state) => (
              <Checkbox key={state} size="xs" value={state} label={state} />
            ))}
          </Group>
        </Checkbox.Group>
        {preview.error && <ProblemAlert error={preview.error} />}
        {matching === undefined && !preview.error && <Skeleton height={90} />}
        {matching === 0 && (
          <Text size="sm" fw={500}>
            Nothing in these states matches: there is nothing to {verb.toLowerCase()}.
          </Text>
        )}
        {Boolean(matching) && preview.data && (
          <OrderExamples title={`${count} ${jobs} will be touched`} preview={preview.data} />
        )}
        {word !== undefined && (
          <TextInput
            label={`Type ${word} to go on`}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {reason.field}
        <ProblemAlert error={order.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={leave}>
            Leave them
          </Button>
          <Action
            type="submit"
            needs="jobs:write"
            {...(action === 'cancel' && { color: 'red' })}
            disabled={!ready}
            loading={order.isPending}
          >
            {`${verb} ${count} ${jobs}`}
          </Action>
        </Group>
      </Stack>
    </form>
  );
}
