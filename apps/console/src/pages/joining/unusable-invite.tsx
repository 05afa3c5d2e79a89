import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Problem } from '../../api/problem';
import { meQuery } from '../../app/session';
import { ProblemAlert } from '../../components/problem-alert';
import { ButtonLink } from '../../components/text-link';
import { JoiningFrame } from './joining-frame';

const TITLES: Readonly<Record<string, string>> = {
  invite_used: 'This invite was used already',
  invite_revoked: 'This invite was withdrawn',
  invite_expired: 'This invite has expired',
  invite_not_found: 'There is no such invite',
};

/** An invite that does not work any more, and what to do then. */
export function UnusableInvite({ problem, again }: { problem: Problem; again: () => void }) {
  const title = TITLES[problem.code];
  const signedIn = useQuery({ ...meQuery, retry: false }).data !== undefined;
  if (title === undefined) {
    return (
      <JoiningFrame title="Join Signalbox">
        <ProblemAlert error={problem} />
        <Button size="sm" onClick={again}>
          Try again
        </Button>
      </JoiningFrame>
    );
  }
  return (
    <JoiningFrame title={title} about={problem.message}>
      <Text size="sm">
        {problem.code === 'invite_used'
          ? 'If it was you, sign in: your account is there. Otherwise ask whoever sent the link for a new one; each works once.'
          : 'Ask whoever sent you the link for a new one. They make it in the console under Members, in a few seconds.'}
      </Text>
      <ButtonLink to={signedIn ? '/workspaces' : '/sign-in'} size="sm">
        {signedIn ? 'Your workspaces' : 'Sign in instead'}
      </ButtonLink>
    </JoiningFrame>
  );
}
