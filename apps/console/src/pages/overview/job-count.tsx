import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import classes from './overview.module.css';

interface JobCountProps {
  status: Schemas['JobDto']['status'];
  label: string;
  about: string;
  alarming?: boolean;
}

const MOST_COUNTED = 200;

/** How many jobs are in a state: counted by what one page of the list holds. */
export function JobCount({ status, label, about, alarming }: JobCountProps) {
  const { id: workspaceId, slug } = useWorkspace();
  const jobs = useQuery({
    queryKey: ['jobs', workspaceId, 'count', status],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { status: [status], limit: MOST_COUNTED } };
      return data(api.GET('/v1/workspaces/{workspaceId}/jobs', { params }));
    },
    refetchInterval: 5_000,
  });
  const count = jobs.data?.items.length ?? 0;
  return (
    <Link to="/w/$slug/jobs" params={{ slug }} search={{ status }} className={classes.count}>
      <span className={classes.label}>{label}</span>
      {jobs.data ? (
        <span className={classes.number} data-alarm={(alarming && count > 0) || undefined}>
          {count}
          {jobs.data.nextCursor !== null && '+'}
        </span>
      ) : (
        <Skeleton height={30} width={50} my={3} />
      )}
      <span className={classes.about}>{about}</span>
    </Link>
  );
}
