import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconArrowRight, IconRoute, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { findById, findByName } from './find';
import { NAVIGATION } from './navigation';
import { WorkspaceContext } from './workspace';
import { workspacesQuery } from './workspaces';

export const openPalette = () => spotlight.open();

const TRACE = /^[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Ctrl-K: to a page, a workspace, a thing by its name, or whatever has this id or trace id. */
export function Palette() {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const workspace = useContext(WorkspaceContext)?.workspace;
  const wanted = query.trim().toLowerCase();
  const { data: others } = useQuery(workspacesQuery);
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['find', workspace?.id, wanted],
    queryFn: () => (UUID.test(wanted) ? findById(workspace!.id, wanted) : findByName(workspace!.id, query.trim())),
    enabled: workspace !== undefined && wanted.length > 1 && !TRACE.test(wanted),
    staleTime: 30_000,
  });

  const actions: SpotlightActionData[] = [];
  if (workspace && TRACE.test(wanted)) {
    actions.push({
      id: 'trace',
      label: `Trace ${wanted}`,
      leftSection: <IconRoute size={16} />,
      onClick: () =>
        void navigate({ to: '/w/$slug/traces/$traceId', params: { slug: workspace.slug, traceId: wanted } }),
    });
  }
  for (const { id, label, about, to } of found) {
    actions.push({
      id,
      label,
      description: about,
      leftSection: <IconSearch size={16} />,
      onClick: () => void navigate({ to, params: { slug: workspace!.slug, id } as never }),
    });
  }
  const matches = (text: string) => text.toLowerCase().includes(wanted);
  if (workspace) {
    for (const { to, label, icon: Icon } of NAVIGATION.flatMap(({ pages }) => [...pages])) {
      if (!matches(label)) continue;
      const onClick = () => void navigate({ to, params: { slug: workspace.slug }, search: {} });
      actions.push({ id: to, label, leftSection: <Icon size={16} />, onClick });
    }
  }
  for (const { id, slug, name } of others?.items ?? []) {
    if (!matches(name) || slug === workspace?.slug) continue;
    const onClick = () => void navigate({ to: '/w/$slug', params: { slug } });
    actions.push({ id, label: `Workspace ${name}`, leftSection: <IconArrowRight size={16} />, onClick });
  }
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      filter={(_, all) => all}
      shortcut={['mod + K']}
      nothingFound={isFetching ? 'Looking…' : 'Nothing has this name or id here.'}
      searchProps={{ placeholder: 'A page, a name, an id or a trace id', 'aria-label': 'Search or jump to' }}
      limit={14}
      scrollable
      maxHeight={420}
    />
  );
}
