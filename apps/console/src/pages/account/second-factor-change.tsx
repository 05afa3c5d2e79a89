import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { useMe } from '../../app/session';
import { FormDialog } from '../../components/form-dialog';
import { ShownOnce } from '../../components/shown-once';

/** Turns the second factor off, or makes new recovery codes: both need the password and a code. */
export function SecondFactorChange({ what, close }: { what: 'turn-off' | 'codes'; close: () => void }) {
  const hasPassword = useMe()?.hasPassword ?? true;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const change = useMutation({
    mutationFn: async (): Promise<string[]> => {
      const body = { code: code.trim(), ...(hasPassword && { password }) };
      if (what === 'codes') {
        return (await data(api.POST('/v1/auth/second-factor/recovery-codes', { body }))).recoveryCodes;
      }
      await data(api.DELETE('/v1/auth/second-factor', { body }));
      return [];
    },
    onSuccess: (codes) => {
      if (codes.length === 0) close();
    },
  });
  if (change.data && change.data.length > 0) {
    return (
      <Modal opened onClose={close} title="New recovery codes">
        <ShownOnce
          text={change.data.join('\n')}
          what="the codes"
          about="The old ones do not work any more. Each of these lets you in once."
          done={close}
        />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={what === 'codes' ? 'New recovery codes' : 'Turn the second factor off'}
      open
      close={close}
      submit={() => change.mutate()}
      submitLabel={what === 'codes' ? 'Make new codes' : 'Turn it off'}
      change={change}
    >
      {hasPassword && (
        <PasswordInput
          label="Your password"
          size="sm"
          required
          data-autofocus
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Code of your authenticator, or a recovery code"
        required
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
