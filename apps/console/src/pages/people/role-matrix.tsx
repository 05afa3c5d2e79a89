import { Button, Modal, Table, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { GRANTS } from '../../api/permissions.gen';
import { BY_RESOURCE, wordsOf } from './permission-words';
import { ROLES } from './roles';

/** What each role may do, permission by permission, on a press. */
export function RoleMatrix() {
  const [open, { open: show, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={show}>
        What roles may do
      </Button>
      <Modal opened={open} onClose={close} title="What each role may do" size="xl">
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Permission</Table.Th>
                {ROLES.map((role) => (
                  <Table.Th key={role} w={84} ta="center">
                    {role}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {BY_RESOURCE.map(([resource, permissions]) => (
                <Fragment key={resource}>
                  {permissions.map((permission) => (
                    <Table.Tr key={permission}>
                      <Table.Td title={permission}>{wordsOf(permission)}</Table.Td>
                      {ROLES.map((role) => (
                        <Table.Td key={role} ta="center">
                          {GRANTS[role].includes(permission) ? (
                            <IconCheck size={15} aria-label="yes" />
                          ) : (
                            <VisuallyHidden>no</VisuallyHidden>
                          )}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Fragment>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Modal>
    </>
  );
}
