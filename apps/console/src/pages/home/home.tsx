import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { lastWorkspace, workspacesQuery } from '../../app/workspaces';
import { Loaded } from '../../components/page';

/** The start: the workspace that was open last, else the only one, else the choice. */
export function HomePage() {
  const workspaces = useQuery(workspacesQuery);
  return (
    <Loaded query={workspaces}>
      {({ items }) => {
        const last = items.find(({ slug }) => slug === lastWorkspace());
        const slug = (last ?? (items.length === 1 ? items[0] : undefined))?.slug;
        if (slug === undefined) return <Navigate to="/workspaces" replace />;
        return <Navigate to="/w/$slug" params={{ slug }} replace />;
      }}
    </Loaded>
  );
}
