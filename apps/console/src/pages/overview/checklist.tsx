import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, data } from '../../api/client';
import { useLiveInterval } from '../../api/live-state';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { useSources } from '../connectors/sources';
import classes from './overview.module.css';
import { SendTestEvent } from './send-test-event';

/** The first steps of a workspace; gone once an event came in and there is a way for it. */
export function Checklist() {
  const { id: workspaceId, slug } = useWorkspace();
  const { connectors } = useConnectors();
  const sources = useSources();
  const every = useLiveInterval(3_000);
  const first = { params: { path: { workspaceId }, query: { limit: 1 } } };
  const begun = useQuery({
    queryKey: ['checklist', workspaceId],
    queryFn: async () => ({
      routes: (await data(api.GET('/v1/workspaces/{workspaceId}/routes', first))).items.length > 0,
      events: (await data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox', first))).items.length > 0,
    }),
    refetchInterval: ({ state }) => (state.data?.events && state.data.routes ? false : every),
  });
  if (!begun.data || (begun.data.events && begun.data.routes)) return null;
  const hasSource = sources.length > 0;
  const hasDestination = connectors.some(({ settings, type }) => type === 'http' || 'baseUrl' in settings);
  const link = (to: '/w/$slug/connectors/new' | '/w/$slug/routes/new', label: string) => (
    <TextLink to={to} params={{ slug }}>
      {label}
    </TextLink>
  );
  return (
    <Section title="First steps">
      <ol className={classes.steps}>
        <Step number={1} done={hasSource} title={link('/w/$slug/connectors/new', 'Make a source')}>
          A connector that takes webhooks, with the secret that proves them.
        </Step>
        <Step number={2} done={hasDestination} title={link('/w/$slug/connectors/new', 'Make a destination')}>
          A connector that is called with each event.
        </Step>
        <Step number={3} done={begun.data.routes} title={link('/w/$slug/routes/new', 'Make a route')}>
          It says which events go from the one to the other.
        </Step>
        <Step
          number={4}
          done={begun.data.events}
          title={hasSource ? <SendTestEvent /> : <span>Send a test event</span>}
        >
          From here, or from the provider’s settings: it shows up below within a second.
        </Step>
      </ol>
    </Section>
  );
}

function Step(props: { number: number; done: boolean; title: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.step} data-done={props.done || undefined}>
      <span className={classes.mark} role="img" aria-label={props.done ? 'Done' : `Step ${props.number}`}>
        {props.done ? <IconCheck size={14} aria-hidden /> : props.number}
      </span>
      <div>
        {props.title}
        <p>{props.children}</p>
      </div>
    </li>
  );
}
