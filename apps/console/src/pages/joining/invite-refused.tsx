import { Text } from '@mantine/core';
import { TextLink } from '../../components/text-link';

/** What somebody can do whom a good invite does not let in. */
export function InviteRefused({ code }: { code: string | undefined }) {
  if (code === 'already_member') return <TextLink to="/workspaces">Go to your workspaces</TextLink>;
  if (code !== 'invite_for_another_email') return null;
  return (
    <Text size="sm">Use the address that the invite was made for, or ask whoever sent the link for one for yours.</Text>
  );
}
