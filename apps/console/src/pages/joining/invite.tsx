import { Button, Loader, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { meQuery } from '../../app/session';
import { ProblemAlert } from '../../components/problem-alert';
import { Time } from '../../components/time';
import { AcceptForm } from './accept-form';
import { InviteRefused } from './invite-refused';
import { JoiningFrame } from './joining-frame';
import { UnusableInvite } from './unusable-invite';

const ROLES: Readonly<Record<string, string>> = {
  operator: 'runs the whole installation',
  owner: 'may do everything in it',
  admin: 'may do everything but delete it',
  developer: 'sets up connectors and routes, and works on jobs; no members or settings',
  viewer: 'sees everything and changes nothing',
};

/** The page behind an invite link: who invites you to what, and as what. */
export function InvitePage() {
  const { token = '' } = useParams({ strict: false });
  const preview = useQuery({
    queryKey: ['invite', token],
    queryFn: () => data(api.GET('/v1/invites/{token}', { params: { path: { token } } })),
    retry: false,
  });
  const me = useQuery({ ...meQuery, retry: false });
  const navigate = useNavigate();
  const enter = async () => {
    const before = new Set(me.data?.memberships.map(({ workspaceId }) => workspaceId));
    queryClient.clear();
    const { memberships } = await queryClient.fetchQuery(meQuery);
    const joined =
      memberships.find(({ workspaceId }) => !before.has(workspaceId)) ??
      memberships.find(({ name }) => name === preview.data?.workspaceName);
    if (joined) await navigate({ to: '/w/$slug', params: { slug: joined.slug }, replace: true });
    else await navigate({ to: '/', replace: true });
  };
  if (preview.error) return <UnusableInvite problem={problemOf(preview.error)} again={() => void preview.refetch()} />;
  if (!preview.data || me.isPending) {
    return (
      <JoiningFrame title="Join Signalbox">
        <Loader role="status" aria-label="Reading the invite" />
      </JoiningFrame>
    );
  }
  return (
    <JoiningFrame title={titleOf(preview.data)} about={<About preview={preview.data} />}>
      {me.data ? (
        <JoinAs email={me.data.user.email} token={token} onDone={enter} />
      ) : (
        <AcceptForm token={token} onDone={enter} />
      )}
    </JoiningFrame>
  );
}

const titleOf = ({ workspaceName }: Schemas['InvitePreviewDto']) => `Join ${workspaceName ?? 'Signalbox'}`;

function About({ preview }: { preview: Schemas['InvitePreviewDto'] }) {
  const { inviterName, workspaceName, role, expiresAt } = preview;
  const who = inviterName ?? 'This installation';
  return (
    <>
      {who} invites you to {workspaceName ? <>the workspace {workspaceName}</> : 'this Signalbox'} as <b>{role}</b>, who{' '}
      {ROLES[role]}. The link ends <Time at={expiresAt} />.
    </>
  );
}

function JoinAs({ email, token, onDone }: { email: string; token: string; onDone: () => Promise<void> }) {
  const join = useMutation({
    mutationFn: () => data(api.POST('/v1/invites/{token}/join', { params: { path: { token } } })),
    onSuccess: onDone,
  });
  const leave = useMutation({
    mutationFn: () => data(api.POST('/v1/auth/logout')),
    onSuccess: () => queryClient.resetQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <>
      <Text size="sm">You are signed in as {email}.</Text>
      <ProblemAlert error={join.error ?? leave.error}>
        <InviteRefused code={join.error ? problemOf(join.error).code : undefined} />
      </ProblemAlert>
      <Button size="sm" loading={join.isPending} onClick={() => join.mutate()}>
        Join as {email}
      </Button>
      <Button size="sm" variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
        Use another account
      </Button>
    </>
  );
}
