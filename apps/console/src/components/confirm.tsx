import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Permission } from '../api/permissions.gen';
import { Action } from './action';
import { ProblemAlert } from './problem-alert';
import { useReason } from './reason';

interface ConfirmProps {
  /** What the button says, and the button that does it. */
  label: string;
  title: string;
  /** What will happen, and what will not come back. */
  children: ReactNode;
  needs?: Permission;
  /** What has to be typed first: the name of what is destroyed. */
  typed?: string;
  /** Does it. The reason is for the audit log. */
  run: (headers: { 'X-Audit-Reason'?: string }) => Promise<unknown>;
  onDone?: () => void;
  variant?: 'default' | 'subtle';
}

/** A button that destroys something: it asks first, by typing where much is lost, and for the reason. */
export function ConfirmButton({ label, needs, variant = 'default', ...dialog }: ConfirmProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Action needs={needs} variant={variant} color="red" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>
        {label}
      </Action>
      <Modal opened={open} onClose={() => setOpen(false)} title={dialog.title}>
        <ConfirmForm label={label} {...dialog} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ConfirmForm(props: Omit<ConfirmProps, 'needs' | 'variant'> & { close: () => void }) {
  const { label, children, typed, run, onDone, close } = props;
  const [text, setText] = useState('');
  const reason = useReason();
  const action = useMutation({
    mutationFn: () => run(reason.header),
    onSuccess: () => {
      close();
      onDone?.();
    },
  });
  const ready = (typed === undefined || text === typed) && reason.ready;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) action.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" component="div">
          {children}
        </Text>
        {typed !== undefined && (
          <TextInput
            label={`Type ${typed} to go on`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        {reason.field}
        <ProblemAlert error={action.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Keep it
          </Button>
          <Button type="submit" color="red" disabled={!ready} loading={action.isPending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
