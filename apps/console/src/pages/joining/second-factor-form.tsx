import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { ProblemAlert } from '../../components/problem-alert';
import { JoiningFrame } from './joining-frame';

/** The second step: a code of the authenticator, or a recovery code. */
export function SecondFactorForm({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const confirm = useMutation({
    mutationFn: () => data(api.POST('/v1/auth/login/second-factor', { body: { code: code.trim() } })),
    onSuccess: onDone,
  });
  return (
    <JoiningFrame
      title="Second factor"
      about={recovery ? 'Each recovery code works once.' : 'The six digits that your authenticator shows now.'}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            key={String(recovery)}
            label={recovery ? 'Recovery code' : 'Code'}
            required
            autoFocus
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <ProblemAlert error={confirm.error} />
          <Button type="submit" size="sm" loading={confirm.isPending} fullWidth>
            Go on
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={() => setRecovery(!recovery)}>
            {recovery ? 'Use the authenticator' : 'Use a recovery code'}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Start again
          </Anchor>
        </Stack>
      </form>
    </JoiningFrame>
  );
}
