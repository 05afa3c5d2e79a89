import { Alert, Button, Code, Group, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';
import { OperatorsOnly } from './operators-only';

type Role = Schemas['MasterKeyUseDto']['role'];

const ROLES: Readonly<Record<Role, string>> = {
  current: 'Seals everything new.',
  other: 'Opens what was sealed with it before.',
  missing: 'This process does not have it: values under it cannot be read.',
};

/** Which master keys seal what is stored, and how far a change of the key is. */
export function MasterKeyPage() {
  const status = useQuery({
    queryKey: ['master-key'],
    queryFn: () => data(api.GET('/v1/master-key')),
    refetchInterval: ({ state }) => (state.data && !state.data.complete ? 5_000 : false),
  });
  const rewrap = useMutation({
    mutationFn: () => data(api.POST('/v1/master-key/rewrap')),
    onSuccess: async ({ complete }) => {
      await queryClient.invalidateQueries({ queryKey: ['master-key'] });
      notifications.show({
        message: complete ? 'Every value is under the current key.' : 'Some values are still under another key.',
      });
    },
  });
  const action = status.data && !status.data.complete && (
    <Button loading={rewrap.isPending} onClick={() => rewrap.mutate()}>
      Bring all under the current key
    </Button>
  );
  return (
    <OperatorsOnly>
      <Page
        title="Master key"
        about="It seals the secrets that Signalbox keeps itself, and second factors. It is never shown."
        actions={action}
      >
        <ProblemAlert error={rewrap.error} />
        <Loaded query={status}>
          {({ keys, complete }) => (
            <>
              <Alert role="status" variant="default" title={complete ? 'Complete' : 'A change of the key is under way'}>
                {complete
                  ? 'Every value is under the current key, and no other key is needed.'
                  : 'Some values are still under another key. Keep that key until this page says Complete; it happens by itself within ten minutes.'}
              </Alert>
              <Section title="Keys" flush>
                <Table fz="sm" horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Fingerprint</Table.Th>
                      <Table.Th>State</Table.Th>
                      <Table.Th>Values</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {keys.map(({ keyId, role, values }) => (
                      <Table.Tr key={keyId}>
                        <Table.Td>
                          <Code>{keyId}</Code>
                        </Table.Td>
                        <Table.Td>
                          <Status value={role} />
                          <Text size="xs" c="dimmed">
                            {ROLES[role]}
                          </Text>
                        </Table.Td>
                        <Table.Td>{values.toLocaleString('en')}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Section>
              <Section title="To change it without a failed call">
                <Group>
                  <ol style={{ margin: 0, paddingLeft: 18, fontSize: 'var(--mantine-font-size-sm)' }}>
                    <li>
                      Add the new key to <Code>SIGNALBOX_OTHER_MASTER_KEYS</Code> and restart all processes, one after
                      another.
                    </li>
                    <li>
                      Make the new key <Code>SIGNALBOX_MASTER_KEY</Code>, put the former one among the others, and
                      restart again.
                    </li>
                    <li>When this page says Complete, take the former key away and restart.</li>
                  </ol>
                </Group>
              </Section>
            </>
          )}
        </Loaded>
      </Page>
    </OperatorsOnly>
  );
}
