import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { TextLink } from '../../components/text-link';
import classes from './connectors.module.css';

/** Says that jobs of the connector wait for a pause or limit of its queue, which its own state does not tell. */
export function HeldQueue({ id }: { id: string }) {
  const { id: workspaceId, slug } = useWorkspace();
  const controls = useQuery({
    queryKey: ['queues', workspaceId, 'controls'],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { target: 'connector' as const, limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/queue-controls', { params }));
    },
  });
  const control = controls.data?.items.find(({ name }) => name === id);
  if (!control || (!control.paused && control.maxRunning === null)) return null;
  return (
    <p className={classes.warning} role="note" style={{ margin: 0 }}>
      {control.paused
        ? 'The queue of this connector is paused: its jobs wait until it is resumed under '
        : `At most ${control.maxRunning} of its jobs run at once; the limit is kept under `}
      <TextLink underline="always" to="/w/$slug/queues" params={{ slug }}>
        Queues
      </TextLink>
      .
    </p>
  );
}
