import { Select, Tabs, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { readAgain } from '../../api/read-again';
import { useFilters } from '../../app/search';
import { useMe } from '../../app/session';
import { useMay, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Quiet, Rows } from '../../components/rows';
import { Time } from '../../components/time';
import { tellWithUndo } from '../../components/undo';
import { Invites } from './invites';
import { NewInvite } from './new-invite';
import { ROLE_WORDS } from './permission-words';
import { RoleMatrix } from './role-matrix';
import { ROLES } from './roles';

type Member = Schemas['MemberDto'];

/** Who is in the workspace, and who is invited. */
export function MembersPage() {
  const [inviting, setInviting] = useState(false);
  // In the URL, so that invites can be linked to.
  const { filters, set } = useFilters(['tab']);
  return (
    <Page
      title="Members"
      about="People sign in and have a role. Programs have API keys."
      actions={
        <>
          <RoleMatrix />
          <Action needs="invites:manage" onClick={() => setInviting(true)}>
            Invite someone
          </Action>
        </>
      }
    >
      <Tabs
        value={filters.tab ?? 'members'}
        onChange={(tab) => set({ tab: tab === 'members' ? null : tab })}
        keepMounted={false}
      >
        <Tabs.List mb="sm">
          <Tabs.Tab value="members">Members</Tabs.Tab>
          <Tabs.Tab value="invites">Invites</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <Members />
        </Tabs.Panel>
        <Tabs.Panel value="invites">
          <Invites />
        </Tabs.Panel>
      </Tabs>
      <NewInvite open={inviting} close={() => setInviting(false)} />
    </Page>
  );
}

function Members() {
  const { id: workspaceId } = useWorkspace();
  const me = useMe()?.user.id;
  const list = useList(['members', workspaceId], (cursor) => {
    const params = { path: { workspaceId }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/members', { params }));
  });
  return (
    <Rows
      compact
      label="Members"
      list={list}
      columns={[
        {
          title: 'Name',
          width: 'minmax(0, 1.4fr)',
          cell: ({ name, userId }) => (
            <>
              {name} {userId === me && <Quiet>(you)</Quiet>}
            </>
          ),
        },
        { title: 'E-mail', width: 'minmax(0, 1.6fr)', wide: true, cell: ({ email }) => <Quiet>{email}</Quiet> },
        { title: 'Role', width: '140px', cell: (member) => <Role member={member} /> },
        { title: 'Joined', width: '92px', wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { title: 'Actions', width: '96px', cell: (member) => <Remove member={member} /> },
      ]}
      empty={
        <Empty icon={<IconUsers size={22} />} title="No members yet">
          You see this as an operator of the installation. Invite the workspace’s owner.
        </Empty>
      }
    />
  );
}

function Role({ member: { id, role, name, version } }: { member: Member }) {
  const { id: workspaceId } = useWorkspace();
  const may = useMay('members:manage');
  const give = (next: Member['role'], seen: number) => {
    const params = { path: { workspaceId, id }, header: { 'If-Match': `"${seen}"` } };
    return data(api.PATCH('/v1/workspaces/{workspaceId}/members/{id}', { params, body: { role: next } }));
  };
  const change = useMutation({
    mutationFn: (next: Member['role']) => give(next, version),
    onSuccess: (changed) =>
      tellWithUndo(`${name} is now ${changed.role}.`, async () => {
        await give(role, changed.version);
        await readAgain('members', workspaceId);
      }),
    onSettled: () => readAgain('members', workspaceId),
  });
  if (!may) return role;
  return (
    <>
      <Select
        size="xs"
        aria-label={`Role of ${name}`}
        data={ROLES}
        renderOption={({ option }) => (
          <div>
            {option.value}
            <Text size="xs" c="dimmed">
              {ROLE_WORDS[option.value]}
            </Text>
          </div>
        )}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
        value={role}
        disabled={change.isPending}
        onChange={(next) => change.mutate(next as Member['role'])}
      />
      <ProblemAlert error={change.error} />
    </>
  );
}

function Remove({ member: { id, name } }: { member: Member }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <ConfirmButton
      label="Remove"
      variant="subtle"
      title={`Remove ${name}?`}
      needs="members:manage"
      typed={name}
      run={(header) =>
        data(api.DELETE('/v1/workspaces/{workspaceId}/members/{id}', { params: { path: { workspaceId, id }, header } }))
      }
      onDone={() => void readAgain('members', workspaceId)}
    >
      {name} loses access at once. What they did stays on record; a new invite lets them in again.
    </ConfirmButton>
  );
}
