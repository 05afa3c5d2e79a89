import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

/** All of one row, beside the list it is in. */
export function SidePanel(props: { title: string; open: boolean; close: () => void; children: ReactNode }) {
  return (
    <Drawer
      opened={props.open}
      onClose={props.close}
      title={props.title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {props.children}
    </Drawer>
  );
}
