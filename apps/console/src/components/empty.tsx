import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** Nothing here yet: what would be here, and how it gets here. */
export function Empty(props: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  level?: 1 | 2;
}) {
  return (
    <Stack align="center" gap="xs" className={classes.empty}>
      <div className={classes.icon}>{props.icon}</div>
      <Title order={props.level ?? 2} size="h2">
        {props.title}
      </Title>
      <Text size="sm" c="dimmed" maw={440} ta="center" component="div">
        {props.children}
      </Text>
      {props.action}
    </Stack>
  );
}
