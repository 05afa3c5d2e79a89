import { IconScale } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { duration } from '../../app/relative-time';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Rows } from '../../components/rows';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { retrySchedule } from './retry-schedule';

/** The rules under which connectors call. */
export function PoliciesPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const list = useList(['policies', workspaceId], (cursor) => {
    const params = { path: { workspaceId }, query: { cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/policies', { params }));
  });
  const add = useMay('policies:write') && (
    <ButtonLink to="/w/$slug/policies/new" params={{ slug }}>
      New policy
    </ButtonLink>
  );
  return (
    <Page title="Policies" about="How long a call may take, and when a failed one is tried again." actions={add}>
      <Rows
        label="Policies"
        list={list}
        columns={[
          {
            title: 'Name',
            width: 'minmax(0, 2fr)',
            cell: ({ id, name }) => (
              <RowLink to="/w/$slug/policies/$id" params={{ slug, id }}>
                {name}
              </RowLink>
            ),
          },
          { title: 'Attempts', width: '76px', cell: ({ retry }) => retry.maxAttempts },
          {
            title: 'Gives up after',
            width: '120px',
            cell: ({ retry }) => `up to ${duration(retrySchedule(retry).at(-1)?.latestMs ?? 0)}`,
          },
          { title: 'Call at most', width: '100px', wide: true, cell: ({ timeout }) => duration(timeout.totalMs) },
          { title: 'Version', width: '70px', wide: true, cell: ({ version }) => version },
          { title: 'Changed', width: '92px', wide: true, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
        ]}
        empty={
          <Empty icon={<IconScale size={22} />} title="No policies yet" action={add}>
            Connectors without one follow the built-in rules: eight attempts within about two minutes to two hours. Make
            a policy where a provider needs more patience, or less.
          </Empty>
        }
      />
    </Page>
  );
}
