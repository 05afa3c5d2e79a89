import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconArrowRight, IconPlus, IconRoute, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { findById, type Found, namesQuery } from './find';
import { INSTALLATION, NAVIGATION, NEW } from './navigation';
import { useMe } from './session';
import { useMayOf, WorkspaceContext } from './workspace';
import { workspacesQuery } from './workspaces';

export const openPalette = () => spotlight.open();

const TRACE = /^[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const MOST_NAMES = 8;

/** Ctrl-K: to a page, a workspace, a thing by its name, or whatever has this id, request id or trace id. */
export function Palette() {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const workspace = useContext(WorkspaceContext)?.workspace;
  const isId = UUID.test(wanted);
  const byId = useQuery({
    queryKey: ['find', workspace?.id, wanted],
    queryFn: () => findById(workspace!.id, wanted),
    enabled: workspace !== undefined && isId,
    staleTime: 30_000,
  });
  const names = useQuery({ ...namesQuery(workspace?.id ?? ''), enabled: workspace !== undefined && wanted.length > 1 });
  const named = wanted.length > 1 ? (names.data ?? []).filter(({ label }) => label.toLowerCase().includes(wanted)) : [];
  const isLooking = byId.isFetching || (wanted.length > 1 && names.isFetching && !names.data);
  const actions = useActions(wanted, isId ? (byId.data ?? []) : named.slice(0, MOST_NAMES));
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      filter={(_, all) => all}
      shortcut={['mod + K']}
      attributes={{ content: { 'aria-label': 'Search or jump to' } }}
      nothingFound={isLooking ? 'Looking…' : 'Nothing has this name or id here.'}
      searchProps={{
        placeholder: 'A page, a name, an id, a request id or a trace id',
        'aria-label': 'Search or jump to',
      }}
      limit={18}
      scrollable
      maxHeight={420}
    />
  );
}

/** What the palette offers for the text: what was found first, then pages, new things and other workspaces. */
function useActions(wanted: string, found: readonly Found[]): SpotlightActionData[] {
  const navigate = useNavigate();
  const workspace = useContext(WorkspaceContext)?.workspace;
  const may = useMayOf();
  const isOperator = useMe()?.user.isOperator ?? false;
  const { data: others } = useQuery(workspacesQuery);
  const matches = (text: string) => text.toLowerCase().includes(wanted);
  const actions: SpotlightActionData[] = [];
  if (workspace) {
    const { slug } = workspace;
    if (TRACE.test(wanted)) {
      const go = () => void navigate({ to: '/w/$slug/traces/$traceId', params: { slug, traceId: wanted } });
      actions.push({ id: 'trace', label: `Trace ${wanted}`, leftSection: <IconRoute size={16} />, onClick: go });
    }
    for (const { id, label, about, to, search = {} } of found) {
      const go = () => void navigate({ to, params: { slug, id } as never, search: search as never });
      actions.push({ id, label, description: about, leftSection: <IconSearch size={16} />, onClick: go });
    }
    for (const { to, label, icon: Icon } of NAVIGATION.flatMap(({ pages }) => [...pages])) {
      if (!matches(label)) continue;
      const go = () => void navigate({ to, params: { slug }, search: {} });
      actions.push({ id: to, label, leftSection: <Icon size={16} />, onClick: go });
    }
    for (const { to, label, needs } of NEW) {
      if (wanted === '' || !matches(label) || !may(needs)) continue;
      const go = () => void navigate({ to, params: { slug }, search: {} });
      actions.push({ id: to, label, leftSection: <IconPlus size={16} />, onClick: go });
    }
  }
  for (const { to, label, icon: Icon } of isOperator ? INSTALLATION : []) {
    if (!matches(label)) continue;
    actions.push({ id: to, label, leftSection: <Icon size={16} />, onClick: () => void navigate({ to }) });
  }
  for (const { id, slug, name } of others?.items ?? []) {
    if (!matches(name) || slug === workspace?.slug) continue;
    const go = () => void navigate({ to: '/w/$slug', params: { slug } });
    actions.push({ id, label: `Workspace ${name}`, leftSection: <IconArrowRight size={16} />, onClick: go });
  }
  return actions;
}
