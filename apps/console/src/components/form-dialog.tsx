import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';

interface FormDialogProps {
  title: string;
  open: boolean;
  close: () => void;
  submit: () => void;
  submitLabel: string;
  change: { isPending: boolean; error: unknown };
  size?: string;
  children: ReactNode;
}

/** A form in a dialog: Enter sends it, Escape leaves it. */
export function FormDialog({ title, open, close, submit, submitLabel, change, size, children }: FormDialogProps) {
  return (
    <Modal opened={open} onClose={close} title={title} size={size ?? 'md'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <Stack gap="sm">
          {children}
          <ProblemAlert error={change.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={change.isPending}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
