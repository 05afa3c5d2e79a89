import { Anchor, Code, Stack } from '@mantine/core';
import { useState } from 'react';

/** The way on for people who have lost what would let them in, or never had it. */
export function Forgotten() {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
        Forgot the password, or no account yet?
      </Anchor>
    );
  }
  return (
    <Stack gap={6} role="status" fz="sm" c="dimmed">
      <span>
        <b>No account yet?</b> An owner or admin of your workspace can make an invite link for you.
      </span>
      <span>
        <b>Forgotten the password?</b> Signalbox sends no e-mail. Ask who runs it to give you a new one, with{' '}
        <Code>signalbox reset password</Code> and your address; then change it under Account.
      </span>
      <span>
        <b>Lost the authenticator?</b> Use one of the recovery codes that you kept when you set it up. Without them, ask
        who runs Signalbox for <Code>--second-factor</Code> as well.
      </span>
    </Stack>
  );
}
