import { Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { CONSOLE_ROOT } from '../../app/root';
import classes from './joining-frame.module.css';

/** The page of people who are not in yet. */
export function JoiningFrame({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Signalbox`;
  }, [title]);
  return (
    <main className={classes.frame}>
      <div className={classes.column}>
        <div className={classes.brand}>
          <img src={new URL('icon.svg', CONSOLE_ROOT).href} width={28} height={28} alt="" />
          Signalbox
        </div>
        <Paper withBorder radius="lg" className={classes.card}>
          <Stack gap="md">
            <div>
              <Title order={1}>{title}</Title>
              {about && (
                <Text size="md" c="dimmed" mt={4} component="div">
                  {about}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
      </div>
    </main>
  );
}
