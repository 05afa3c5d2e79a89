import { Code, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Loaded, Section } from '../../components/page';
import { Status } from '../../components/status';
import { Time } from '../../components/time';

/** The values that count now: the current one, and those that are accepted beside it until they end. */
export function SecretVersions({ id }: { id: string }) {
  const { id: workspaceId } = useWorkspace();
  const versions = useQuery({
    queryKey: ['secrets', workspaceId, id, 'versions'],
    queryFn: () => {
      const params = { path: { workspaceId, id } };
      return data(api.GET('/v1/workspaces/{workspaceId}/secret-refs/{id}/versions', { params }));
    },
  });
  return (
    <Section title="Values that count" flush>
      <Loaded query={versions}>
        {({ items }) => (
          <Table fz="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Version</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Since</Table.Th>
                <Table.Th>Ends</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ version, ref, since, acceptedUntil }) => (
                <Table.Tr key={`${version} ${ref}`}>
                  <Table.Td>
                    {version ?? 'former'} {ref && <Code>{ref}</Code>}
                  </Table.Td>
                  <Table.Td>
                    <Status value={acceptedUntil === null ? 'current' : 'overlapping'} />
                  </Table.Td>
                  <Table.Td>
                    {since ? (
                      <Time at={since} />
                    ) : (
                      <Text span c="dimmed" fz="sm">
                        not known
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{acceptedUntil ? <Time at={acceptedUntil} /> : 'when it is rotated'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Section>
  );
}
