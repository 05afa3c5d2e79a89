import { Kbd, Modal, Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { GO_TO } from './shortcuts';

const EVERYWHERE: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl', 'K'], 'Search, or jump to a name, an id, a request id or a trace id'],
  [['/'], 'Into the first filter of the page'],
  [['j', 'k'], 'The next and the former row of a list; its details open'],
  [['Esc'], 'Close what is open'],
  [['?'], 'This sheet'],
];

/** Every key that does something. */
export function ShortcutSheet({ open, close }: { open: boolean; close: () => void }) {
  return (
    <Modal opened={open} onClose={close} title="Keyboard shortcuts" size="md">
      <Keys title="Everywhere">
        {EVERYWHERE.map(([keys, what]) => (
          <Line key={what} keys={keys} what={what} />
        ))}
      </Keys>
      <Keys title="Go to">
        {Object.entries(GO_TO).map(([key, { label }]) => (
          <Line key={key} keys={['g', key]} what={label} />
        ))}
      </Keys>
    </Modal>
  );
}

function Keys({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Title order={3} size="h2" mt="xs" mb={4}>
        {title}
      </Title>
      <Table fz="sm" verticalSpacing={4} withRowBorders={false} mb="sm">
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </>
  );
}

function Line({ keys, what }: { keys: readonly string[]; what: string }) {
  return (
    <Table.Tr>
      <Table.Td w={110}>
        {keys.map((key) => (
          <Kbd key={key} size="xs" mr={4}>
            {key}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>{what}</Table.Td>
    </Table.Tr>
  );
}
