import { Center, Loader } from '@mantine/core';
import { IconBuildingOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Empty } from '../components/empty';
import { ProblemAlert } from '../components/problem-alert';
import { ButtonLink } from '../components/text-link';
import { LiveUpdates } from './live-updates';
import { useMe } from './session';
import { Shell } from './shell';
import { WorkspaceContext } from './workspace';
import { rememberWorkspace, workspaceQuery } from './workspaces';

/** The pages of one workspace: finds it by the name in the URL, and what the reader is in it. */
export function InWorkspace() {
  const { slug = '' } = useParams({ strict: false });
  const { data: workspace, error } = useQuery(workspaceQuery(slug));
  const me = useMe();
  useEffect(() => {
    if (workspace) rememberWorkspace(workspace.slug);
  }, [workspace]);
  const current = useMemo(() => {
    const membership = me?.memberships.find(({ workspaceId }) => workspaceId === workspace?.id);
    const role = me?.user.isOperator ? ('operator' as const) : membership?.role;
    return workspace && role ? { workspace, role } : undefined;
  }, [me, workspace]);

  if (current) {
    return (
      <WorkspaceContext value={current}>
        <LiveUpdates />
        <Shell>
          <Outlet />
        </Shell>
      </WorkspaceContext>
    );
  }
  if (error) return <ProblemAlert error={error} />;
  if (workspace === undefined || me === undefined) {
    return (
      <Center h="100vh">
        <Loader role="status" aria-label="Loading" />
      </Center>
    );
  }
  return (
    <Shell>
      <Empty
        icon={<IconBuildingOff size={22} />}
        title="No such workspace"
        level={1}
        action={<ButtonLink to="/workspaces">Your workspaces</ButtonLink>}
      >
        Either “{slug}” does not exist, or you are not a member. Ask its owner for an invite.
      </Empty>
    </Shell>
  );
}
