import { Button, Group, Stack } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Empty } from '../components/empty';
import { ProblemAlert } from '../components/problem-alert';
import { ButtonLink } from '../components/text-link';

/** No page has this address. */
export function NoSuchPage() {
  return (
    <main>
      <Empty
        icon={<IconMapOff size={22} />}
        title="No such page"
        level={1}
        action={<ButtonLink to="/">To the start</ButtonLink>}
      >
        Nothing is at this address. It may be mistyped, or what it showed is gone.
      </Empty>
    </main>
  );
}

/** The page itself broke: tells how, and how to go on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Stack p="lg" maw={640}>
      <ProblemAlert error={error} />
      <Group>
        <Button onClick={reset}>Try again</Button>
        <Button variant="default" onClick={() => location.reload()}>
          Load the console anew
        </Button>
      </Group>
    </Stack>
  );
}
