import { SegmentedControl, SimpleGrid } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useLiveInterval } from '../../api/live-state';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Loaded, Page } from '../../components/page';
import { Charts } from './charts';
import { Checklist } from './checklist';
import { FailingConnectors } from './failing-connectors';
import { LatestFailures } from './latest-failures';
import { LatestWebhooks } from './latest-webhooks';
import { Tiles } from './tiles';
import { type Window, WINDOW_LABELS, WINDOWS } from './windows';

/** How the workspace is doing, and what asks for attention. */
export function OverviewPage() {
  const { workspace, id: workspaceId } = useWorkspace();
  const { filters, set } = useFilters(['window']);
  const window: Window = WINDOWS.find((name) => name === filters.window) ?? '24h';
  const every = useLiveInterval(5_000);
  const overview = useQuery({
    queryKey: ['stats', workspaceId, window],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { window } };
      return data(api.GET('/v1/workspaces/{workspaceId}/stats/overview', { params }));
    },
    refetchInterval: Math.min(every, 10_000),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={workspace.name}
      about="Traffic of the window, some seconds behind, and how things stand now."
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Window"
          value={window}
          onChange={(value) => set({ window: value === '24h' ? undefined : value })}
          data={WINDOWS.map((value) => ({ value, label: WINDOW_LABELS[value] }))}
        />
      }
    >
      <Checklist />
      <Loaded query={overview}>
        {(loaded) => (
          <>
            <Tiles overview={loaded} />
            <Charts overview={loaded} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
              <FailingConnectors overview={loaded} />
              <LatestFailures />
            </SimpleGrid>
          </>
        )}
      </Loaded>
      <LatestWebhooks />
    </Page>
  );
}
