import { Table } from '@mantine/core';
import { Section } from '../../components/page';

/** The headers of a webhook; what could be a secret in them is covered. */
export function Headers({ headers }: { headers: Record<string, unknown> }) {
  return (
    <Section title="Headers" flush>
      <Table.ScrollContainer minWidth={0} scrollAreaProps={{ tabIndex: 0 }}>
        <Table fz="sm" verticalSpacing={6} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="32%">Name</Table.Th>
              <Table.Th>Value</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(headers).map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ff="monospace" fz="xs" style={{ overflowWrap: 'anywhere' }}>
                  {Array.isArray(value) ? value.join(', ') : String(value)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
