import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useMay, useWorkspace } from '../../app/workspace';
import { Loaded, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import classes from './inbox.module.css';

const MOST_ROUTES = 50;

/** What each route of the source says to this event, as the routes are now: which take it, and why others do not. */
export function Verdicts({ message }: { message: Schemas['InboxMessageDetailDto'] }) {
  const { id: inboxId, connectorId, eventType } = message;
  const { id: workspaceId, slug } = useWorkspace();
  const routes = useQuery({
    queryKey: ['routes', workspaceId, { sourceConnectorId: connectorId }],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { sourceConnectorId: connectorId, limit: MOST_ROUTES } };
      return data(api.GET('/v1/workspaces/{workspaceId}/routes', { params }));
    },
  });
  return (
    <Section
      title="Routes, as they are now"
      actions={
        <TextLink
          to="/w/$slug/routes/new"
          params={{ slug }}
          search={{ source: connectorId, event: inboxId, ...(eventType !== null && { type: eventType }) }}
        >
          New route for such events
        </TextLink>
      }
      flush
    >
      <Loaded query={routes}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              No route begins at this source, so nothing becomes of its events. Make one that says where they go, then
              replay this event.
            </Text>
          ) : (
            <ul className={classes.verdicts}>
              {items.map((route) => (
                <Verdict key={route.id} inboxId={inboxId} route={route} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Verdict({ inboxId, route }: { inboxId: string; route: Schemas['RouteDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const may = useMay('routes:read');
  const verdict = useQuery({
    queryKey: ['routes', workspaceId, route.id, 'verdict', inboxId, route.version],
    queryFn: () => {
      const params = { path: { workspaceId, id: route.id } };
      return data(api.POST('/v1/workspaces/{workspaceId}/routes/{id}/dry-run', { params, body: { inboxId } }));
    },
    enabled: may,
    staleTime: Infinity,
    retry: false,
  });
  const { matched, checks = [], problems = [] } = verdict.data ?? {};
  const failed = checks.filter(({ holds }) => !holds);
  return (
    <li>
      <div className={classes.verdict}>
        <TextLink to="/w/$slug/routes/$id" params={{ slug, id: route.id }}>
          {route.name}
        </TextLink>
        {matched !== undefined && <Status value={matched ? 'takes it' : 'leaves it'} />}
      </div>
      <ul className={classes.checks} aria-label={`Why ${route.name} ${matched ? 'takes' : 'leaves'} it`}>
        {(matched ? checks : failed).map(({ check, holds, message }) => (
          <li key={check + message} data-holds={holds}>
            <span aria-hidden>{holds ? '✓' : '✗'}</span>
            {message}
          </li>
        ))}
        {problems.map(({ code, message }) => (
          <li key={code + message} data-holds={false}>
            <span aria-hidden>✗</span>
            {message}
          </li>
        ))}
      </ul>
      <ProblemAlert error={verdict.error} />
    </li>
  );
}
