import { IconScale } from '@tabler/icons-react';
import { api, data } from '../../api/client';
import { useList } from '../../api/queries';
import { duration } from '../../app/relative-time';
import { useMay, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { ButtonLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { retrySchedule } from './figures/retry-schedule';
import type { Rules } from './rules';

const rateOf = ({ enabled, limit, perSeconds }: Rules['rateLimit']) =>
  enabled ? (
    `${limit.toLocaleString('en')} / ${perSeconds === 1 ? 's' : duration(perSeconds * 1_000)}`
  ) : (
    <Quiet>any</Quiet>
  );

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
    <Page
      title="Policies"
      about="How hard a third party may be leaned on, and when a failed call is tried again."
      actions={add}
    >
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
          { title: 'Rate', width: '110px', wide: true, cell: ({ rateLimit }) => rateOf(rateLimit) },
          {
            title: 'At a time',
            width: '84px',
            wide: true,
            cell: ({ concurrency }) => (concurrency.enabled ? concurrency.maxInFlight : <Quiet>any</Quiet>),
          },
          { title: 'Call at most', width: '96px', wide: true, cell: ({ timeout }) => duration(timeout.totalMs) },
          {
            title: 'Attempts',
            width: '150px',
            cell: ({ retry }) => (
              <>
                {retry.maxAttempts} <Quiet>up to {duration(retrySchedule(retry).at(-1)?.latestMs ?? 0)}</Quiet>
              </>
            ),
          },
          {
            title: 'Breaker opens at',
            width: '130px',
            wide: true,
            cell: ({ circuitBreaker: { enabled, failurePercent, windowSeconds } }) =>
              enabled ? `${failurePercent} % of ${duration(windowSeconds * 1_000)}` : <Quiet>never</Quiet>,
          },
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
