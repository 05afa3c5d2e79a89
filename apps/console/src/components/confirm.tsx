import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Permission } from '../api/permissions.gen';
import { useWorkspace } from '../app/workspace';
import { Action } from './action';
import { ProblemAlert } from './problem-alert';

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
  const required = useWorkspace().workspace.settings.requireAuditReason;
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const action = useMutation({
    mutationFn: () => run(reason.trim() ? { 'X-Audit-Reason': encodeReason(reason) } : {}),
    onSuccess: () => {
      close();
      onDone?.();
    },
  });
  const ready = (typed === undefined || text === typed) && (!required || reason.trim() !== '');
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
        <TextInput
          label="Reason"
          description={required ? 'This workspace asks for one. It goes into the audit log.' : 'For the audit log.'}
          required={required}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
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

/** A header carries Latin-1 only. */
export const encodeReason = (reason: string) => reason.trim().replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
