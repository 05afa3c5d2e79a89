import { api, data } from '../../api/client';
import { queryClient, useList } from '../../api/queries';
import { ConfirmButton } from '../../components/confirm';
import { Section } from '../../components/page';
import { Quiet, Rows } from '../../components/rows';
import { Time } from '../../components/time';

/** Where the reader is signed in. */
export function OwnSessions() {
  const list = useList(['sessions'], (cursor) =>
    data(api.GET('/v1/auth/sessions', { params: { query: { cursor, limit: 100 } } })),
  );
  return (
    <Section title="Where you are signed in" flush>
      <Rows
        compact
        label="Sessions"
        list={list}
        columns={[
          { title: 'Browser', width: 'minmax(0, 2fr)', cell: ({ userAgent }) => browserOf(userAgent) },
          { title: 'From', width: 'minmax(0, 1fr)', wide: true, cell: ({ ip }) => <Quiet>{ip ?? 'unknown'}</Quiet> },
          { title: 'Last seen', width: '92px', cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
          { title: 'Ends', width: '92px', wide: true, cell: ({ expiresAt }) => <Time at={expiresAt} /> },
          {
            title: 'Actions',
            width: '90px',
            cell: ({ id, current, userAgent }) =>
              current ? (
                <Quiet>this one</Quiet>
              ) : (
                <ConfirmButton
                  label="End"
                  variant="subtle"
                  title="End this session?"
                  run={(header) => data(api.DELETE('/v1/auth/sessions/{id}', { params: { path: { id }, header } }))}
                  onDone={() => void queryClient.invalidateQueries({ queryKey: ['sessions'] })}
                >
                  {browserOf(userAgent)} is signed out at once. Whoever sits there has to sign in again.
                </ConfirmButton>
              ),
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

/** The browser and the system in a user agent's text, as far as it tells them. */
function browserOf(userAgent: string | null): string {
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(userAgent ?? '')?.[1]?.replace('Edg', 'Edge');
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent ?? '')?.[1];
  return browser ? `${browser}${system ? ` on ${system}` : ''}` : (userAgent ?? 'unknown');
}
