import { ActionIcon, Drawer, Group } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface SidePanelProps {
  title: string;
  open: boolean;
  close: () => void;
  /** To the rows above and below, where the list has them. */
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
  children: ReactNode;
}

/** All of one row, beside the list it is in. */
export function SidePanel({ title, open, close, previous, next, children }: SidePanelProps) {
  return (
    <Drawer
      opened={open}
      onClose={close}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {(previous ?? next) && (
        <Group gap={4} mb="sm">
          <ActionIcon variant="default" aria-label="The row above" disabled={!previous} onClick={previous}>
            <IconChevronUp size={14} />
          </ActionIcon>
          <ActionIcon variant="default" aria-label="The row below" disabled={!next} onClick={next}>
            <IconChevronDown size={14} />
          </ActionIcon>
        </Group>
      )}
      {children}
    </Drawer>
  );
}
