import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { queryClient } from '../../api/queries';
import { meQuery } from '../../app/session';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';

/** What others see the reader as. */
export function OwnName({ name: before }: { name: string }) {
  const [name, setName] = useState(before);
  const save = useMutation({
    mutationFn: () => data(api.PATCH('/v1/auth/me', { body: { name } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      notifications.show({ message: 'Saved.' });
    },
  });
  return (
    <Section title="Name">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ProblemAlert error={save.error} />
        <Group gap="xs">
          <TextInput
            aria-label="Name"
            required
            maxLength={100}
            w={280}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" variant="default" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </form>
    </Section>
  );
}
