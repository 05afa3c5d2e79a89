import { IconUsers } from '@tabler/icons-react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { ConfirmButton } from '../../components/confirm';
import { Empty } from '../../components/empty';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';

type Invite = Schemas['InviteDto'];

const standing = ({ usedAt, revokedAt, expiresAt }: Invite) =>
  usedAt ? 'used' : revokedAt ? 'revoked' : Date.parse(expiresAt) < Date.now() ? 'expired' : 'open';

/** The invites that were made, and what became of them. */
export function Invites() {
  const { id: workspaceId } = useWorkspace();
  const list = useList(['invites', workspaceId], (cursor) => {
    const params = { path: { workspaceId }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/invites', { params }));
  });
  return (
    <Rows
      compact
      label="Invites"
      list={list}
      columns={[
        { title: 'Role', width: 'minmax(0, 1fr)', cell: ({ role }) => role },
        {
          title: 'For',
          width: 'minmax(0, 2fr)',
          wide: true,
          cell: ({ email }) => email ?? <Quiet>anyone with the link</Quiet>,
        },
        { title: 'State', width: '88px', cell: (invite) => <Status value={standing(invite)} /> },
        { title: 'Ends', width: '92px', wide: true, cell: ({ expiresAt }) => <Time at={expiresAt} /> },
        {
          title: 'Actions',
          width: '104px',
          cell: (invite) => standing(invite) === 'open' && <Revoke id={invite.id} />,
        },
      ]}
      empty={
        <Empty icon={<IconUsers size={22} />} title="No invites yet">
          An invite is a link that you send to someone. It works once.
        </Empty>
      }
    />
  );
}

function Revoke({ id }: { id: string }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <ConfirmButton
      label="Withdraw"
      variant="subtle"
      title="Withdraw the invite?"
      needs="invites:manage"
      typed="withdraw"
      run={(header) =>
        data(api.DELETE('/v1/workspaces/{workspaceId}/invites/{id}', { params: { path: { workspaceId, id }, header } }))
      }
      onDone={() => void readAgain('invites', workspaceId)}
    >
      Its link stops working at once.
    </ConfirmButton>
  );
}
