import { Text } from '@mantine/core';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { useNameOfActor } from '../record/actors';

/** Who read the secret, and what for. */
export function AccessLog({ id }: { id: string }) {
  const { id: workspaceId } = useWorkspace();
  const actorOf = useNameOfActor();
  const connectors = useConnectors();
  const nameOf = (actor: string) => {
    const [kind, id] = actor.split(':');
    if (kind === 'connector') return `connector ${connectors.nameOf(id)}`;
    return kind === 'user' || kind === 'api_key' ? actorOf(actor) : actor;
  };
  const list = useList(['secrets', workspaceId, id, 'access-log'], (cursor) => {
    const params = { path: { workspaceId, id }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/secret-refs/{id}/access-log', { params }));
  });
  return (
    <Section title="Access log" flush>
      <Rows
        compact
        label="Access log"
        list={list}
        columns={[
          { title: 'Purpose', width: 'minmax(0, 2fr)', cell: ({ purpose }) => purpose },
          { title: 'By', width: 'minmax(0, 1.4fr)', wide: true, cell: ({ actor }) => <Quiet>{nameOf(actor)}</Quiet> },
          {
            title: 'Outcome',
            width: 'minmax(90px, 1fr)',
            cell: ({ success, error }) => (
              <>
                <Status value={success ? 'success' : 'failed'} /> {error}
              </>
            ),
          },
          { title: 'When', width: '92px', cell: ({ createdAt }) => <Time at={createdAt} /> },
        ]}
        empty={
          <Text size="sm" c="dimmed" p="md">
            Nobody has read it yet.
          </Text>
        }
      />
    </Section>
  );
}
