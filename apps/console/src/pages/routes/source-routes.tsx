import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useConnectors } from '../../app/connector-names';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { ProblemAlert } from '../../components/problem-alert';
import { RowLink } from '../../components/row-link';
import { Quiet } from '../../components/rows';
import { tellWithUndo } from '../../components/undo';
import classes from './routes.module.css';

type Route = Schemas['RouteDto'];

const inOrder = (routes: readonly Route[]) =>
  [...routes].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

interface SourceRoutesProps {
  routes: readonly Route[];
  /** Whether these are all routes of the source: only then their order can be changed. */
  isWhole: boolean;
}

/** The routes of one source, in the order in which an event is sent along them. */
export function SourceRoutes({ routes, isWhole }: SourceRoutesProps) {
  const { id: workspaceId, slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const refusal = useRefusal('routes:write');
  const ordered = inOrder(routes);
  const patch = async ({ id, version }: Route, body: Schemas['UpdateRouteDto']) => {
    const params = { path: { workspaceId, id }, header: { 'If-Match': `"${version}"` } };
    return data(api.PATCH('/v1/workspaces/{workspaceId}/routes/{id}', { params, body }));
  };
  const move = useMutation({
    mutationFn: async ({ from, to }: { from: number; to: number }) => {
      const next = [...ordered];
      next.splice(to, 0, ...next.splice(from, 1));
      for (const [position, route] of next.entries()) {
        if (route.position !== position) await patch(route, { position });
      }
    },
    onSettled: () => readAgain('routes', workspaceId),
  });
  const toggle = useMutation({
    mutationFn: (route: Route) => patch(route, { enabled: !route.enabled }),
    onSuccess: (changed, before) =>
      tellWithUndo(`${changed.name} is ${changed.enabled ? 'enabled' : 'off'}.`, async () => {
        await patch(changed, { enabled: before.enabled });
        await readAgain('routes', workspaceId);
      }),
    onSettled: () => readAgain('routes', workspaceId),
  });
  const arrow = (index: number, by: -1 | 1, { name }: Route) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={`Move ${name} ${by < 0 ? 'up' : 'down'}`}
      disabled={refusal !== undefined || !isWhole || move.isPending || ordered[index + by] === undefined}
      onClick={() => move.mutate({ from: index, to: index + by })}
    >
      {by < 0 ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
    </ActionIcon>
  );
  return (
    <>
      <ProblemAlert error={move.error ?? toggle.error} />
      <ul className={classes.source}>
        {ordered.map((route, index) => (
          <li key={route.id} className={classes.route}>
            <span>
              <RowLink to="/w/$slug/routes/$id" params={{ slug, id: route.id }}>
                {route.name}
              </RowLink>
            </span>
            <span>→ {nameOf(route.destinationConnectorId)}</span>
            <span>
              <Quiet>{aboutOf(route)}</Quiet>
            </span>
            <div className={classes.controls}>
              {ordered.length > 1 && arrow(index, -1, route)}
              {ordered.length > 1 && arrow(index, 1, route)}
              <Tooltip label={refusal} disabled={refusal === undefined}>
                <Switch
                  size="xs"
                  aria-label={`${route.name} enabled`}
                  checked={route.enabled}
                  disabled={refusal !== undefined || toggle.isPending}
                  onChange={() => toggle.mutate(route)}
                />
              </Tooltip>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const aboutOf = ({ eventTypes, filters, transform }: Route) =>
  [
    eventTypes.join(', '),
    filters.length > 0 && `${filters.length} condition${filters.length === 1 ? '' : 's'}`,
    transform !== null && 'transformed',
  ]
    .filter(Boolean)
    .join(' · ');
