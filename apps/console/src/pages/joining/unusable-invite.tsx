import { Text } from '@mantine/core';
import type { Problem } from '../../api/problem';
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
export function UnusableInvite({ problem }: { problem: Problem }) {
  const title = TITLES[problem.code];
  if (title === undefined) {
    return (
      <JoiningFrame title="Join Signalbox">
        <ProblemAlert error={problem} />
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
      <ButtonLink to="/sign-in" size="sm">
        Sign in instead
      </ButtonLink>
    </JoiningFrame>
  );
}
