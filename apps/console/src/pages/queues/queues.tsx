import { SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { useFilters } from '../../app/search';
import { useMay, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { LiveSwitch, useLive } from '../../components/live-switch';
import { Loaded, Page, Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { ControlDialog } from './control-dialog';
import { controlOf, type Queue, useControl } from './controls';
import { InForce } from './in-force';
import { QueueTable } from './queue-table';
import classes from './queues.module.css';

/** How full the queues are, how fast they empty, and what is paused or limited. */
export function QueuesPage() {
  const { id: workspaceId } = useWorkspace();
  const search = useFilters(['of']);
  const [live, setLive] = useLive();
  const mayAll = useMay('installation-queues:read');
  const everywhere = mayAll && search.filters.of === 'installation';
  const [asked, setAsked] = useState<Queue | 'any'>();
  const queues = useQuery({
    queryKey: ['queues', workspaceId, everywhere],
    queryFn: () =>
      everywhere
        ? data(api.GET('/v1/queues'))
        : data(api.GET('/v1/workspaces/{workspaceId}/queues', { params: { path: { workspaceId } } })),
    refetchInterval: live && 3_000,
  });
  return (
    <Page
      title="Queues"
      about="How many jobs wait, since when, and how fast they end."
      actions={
        <>
          {mayAll && (
            <SegmentedControl
              size="xs"
              aria-label="Whose queues"
              data={[
                { value: 'workspace', label: 'This workspace' },
                { value: 'installation', label: 'All workspaces' },
              ]}
              value={everywhere ? 'installation' : 'workspace'}
              onChange={(of) => search.set({ of: of === 'workspace' ? null : of })}
            />
          )}
          <LiveSwitch live={live} onChange={setLive} />
          <Action needs="queues:write" variant="default" onClick={() => setAsked('any')}>
            Pause or limit…
          </Action>
        </>
      }
    >
      <Loaded query={queues}>
        {(loaded) => (
          <>
            <Queues queues={loaded} everywhere={everywhere} ask={setAsked} />
            <ControlDialog asked={asked} controls={loaded.controls} close={() => setAsked(undefined)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface QueuesProps {
  queues: Schemas['QueuesDto'];
  everywhere: boolean;
  ask: (queue: Queue) => void;
}

function Queues({ queues, everywhere, ask }: QueuesProps) {
  const { id: workspaceId, workspace, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const { lanes, types, connectors, controls, inLine } = queues;
  const common = { controls, ask };
  return (
    <>
      {!everywhere && (
        <PausedWorkspace
          controls={controls}
          queue={{ target: 'workspace', name: workspaceId, label: workspace.name }}
        />
      )}
      <Section title="Lanes" flush>
        <QueueTable
          {...common}
          label="Lanes"
          rows={lanes.map((lane) => ({
            ...lane,
            queue: { target: 'lane', name: lane.lane, label: `Lane ${lane.lane}` },
            ...(everywhere ? {} : { search: { lane: lane.lane, status: 'queued,running,failed' } }),
          }))}
        />
        {inLine > 0 && (
          <p className={classes.note}>
            {inLine.toLocaleString('en')} more wait their turn behind an earlier job with the same ordering key.
          </p>
        )}
      </Section>
      <Section title="Types of jobs" flush>
        <QueueTable
          {...common}
          label="Types of jobs"
          empty="No job waits, runs or lately ended."
          locked={everywhere}
          rows={types.map((type) => ({
            ...type,
            queue: { target: 'type', name: type.type, label: type.type },
            ...(everywhere ? {} : { search: { type: type.type, status: 'queued,running,failed' } }),
          }))}
        />
      </Section>
      {!everywhere && (
        <Section title="Connectors" flush>
          <QueueTable
            {...common}
            label="Connectors"
            empty="No call waits, runs or lately ended."
            rows={connectors.map((one) => ({
              ...one,
              queue: { target: 'connector', name: one.connectorId, label: nameOf(one.connectorId) },
              search: { connectorId: one.connectorId, status: 'queued,running,failed' },
            }))}
          />
        </Section>
      )}
      <InForce controls={controls} everywhere={everywhere} ask={ask} />
      <p className={classes.note} style={{ padding: 0 }}>
        A paused{' '}
        <TextLink underline="always" to="/w/$slug/connectors" params={{ slug }}>
          connector
        </TextLink>{' '}
        and an open breaker put calls off one by one; their jobs stay in these numbers.
      </p>
    </>
  );
}

function PausedWorkspace({ queue, controls }: { queue: Queue; controls: Schemas['QueuesDto']['controls'] }) {
  const control = controlOf(controls, queue);
  const resume = useControl();
  if (!control?.paused) return null;
  return (
    <div className={classes.paused} role="status">
      <span>
        The whole workspace is paused: {control.held.toLocaleString('en')} jobs wait. Webhooks are still taken.
      </span>
      <Action
        needs="queues:write"
        leftSection={<IconPlayerPlay size={14} />}
        loading={resume.isPending}
        onClick={() => resume.mutate({ queue, paused: false, maxRunning: control.maxRunning })}
      >
        Resume
      </Action>
    </div>
  );
}
