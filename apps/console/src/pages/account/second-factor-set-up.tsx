import { Anchor, Modal, PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { useMe } from '../../app/session';
import { Copyable } from '../../components/copy';
import { FormDialog } from '../../components/form-dialog';
import { ShownOnce } from '../../components/shown-once';

/** Sets the second factor up: confirm it is you, put the key into the authenticator, prove it with a code. */
export function SecondFactorSetUp({ close }: { close: () => void }) {
  const hasPassword = useMe()?.hasPassword ?? true;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => data(api.POST('/v1/auth/second-factor', { body: hasPassword ? { password } : {} })),
  });
  const confirm = useMutation({
    mutationFn: () => data(api.POST('/v1/auth/second-factor/confirm', { body: { code: code.trim() } })),
  });
  if (confirm.data) {
    return (
      <Modal opened onClose={close} title="Recovery codes">
        <ShownOnce
          text={confirm.data.recoveryCodes.join('\n')}
          what="the codes"
          about="The second factor is on. Keep these codes where you find them without your phone: each lets you in once."
          done={close}
        />
      </Modal>
    );
  }
  if (!begin.data) {
    return (
      <FormDialog
        title="Set up a second factor"
        open
        close={close}
        submit={() => begin.mutate()}
        submitLabel="Go on"
        change={begin}
      >
        {hasPassword ? (
          <PasswordInput
            label="Your password"
            size="sm"
            required
            data-autofocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : (
          <Text size="sm">You signed in through your provider a moment ago: nothing else is needed.</Text>
        )}
      </FormDialog>
    );
  }
  const { secret, otpauthUri } = begin.data;
  return (
    <FormDialog
      title="Set up a second factor"
      open
      close={close}
      submit={() => confirm.mutate()}
      submitLabel="Turn it on"
      change={confirm}
    >
      <Text size="sm">
        <Anchor href={otpauthUri}>Open it in the authenticator</Anchor> on this device, or type this key into it:
      </Text>
      <Copyable text={secret} what="the key" />
      <TextInput
        label="The six digits it shows now"
        required
        data-autofocus
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
