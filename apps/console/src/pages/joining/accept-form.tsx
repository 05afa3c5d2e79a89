import { Anchor, Button, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { Problem } from '../../api/problem';
import { ProblemAlert } from '../../components/problem-alert';
import { Forgotten } from './forgotten';
import { InviteRefused } from './invite-refused';
import { NewPassword } from './new-password';
import { ProviderButton } from './provider-button';

/** Makes the account, or signs in to the one there is, and joins. */
export function AcceptForm({ token, onDone }: { token: string; onDone: () => Promise<void> }) {
  const [form, setForm] = useState({ email: '', name: '', password: '', code: '' });
  const [known, setKnown] = useState(false);
  const set = (field: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [field]: value }));
  const accept = useMutation({
    mutationFn: () => {
      const { code, email, password, name } = form;
      const body = { email, password, name: name || email, ...(code && { code: code.trim() }) };
      return data(api.POST('/v1/invites/{token}/accept', { params: { path: { token } }, body }));
    },
    onSuccess: onDone,
  });
  const problem = accept.error instanceof Problem ? accept.error : undefined;
  const needsCode = problem?.code === 'code_required' || form.code !== '';
  // For a new account no password can be wrong.
  const isTaken = !known && (problem?.code === 'account_exists' || problem?.code === 'invalid_credentials');
  const fields = problem?.fields ?? {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate();
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Account"
          value={known ? 'known' : 'new'}
          onChange={(value) => setKnown(value === 'known')}
          data={[
            { value: 'new', label: 'I am new here' },
            { value: 'known', label: 'I have an account' },
          ]}
        />
        <TextInput
          label="E-mail"
          type="email"
          required
          autoComplete="username"
          value={form.email}
          error={fields['email']}
          onChange={(event) => set('email')(event.currentTarget.value)}
        />
        {!known && (
          <TextInput
            label="Name"
            required
            maxLength={100}
            autoComplete="name"
            value={form.name}
            error={fields['name']}
            onChange={(event) => set('name')(event.currentTarget.value)}
          />
        )}
        {known ? (
          <PasswordInput
            label="Password"
            size="sm"
            required
            autoComplete="current-password"
            value={form.password}
            onChange={(event) => set('password')(event.currentTarget.value)}
          />
        ) : (
          <NewPassword
            value={form.password}
            onChange={set('password')}
            own={[form.name, form.email.split('@')[0] ?? '']}
            error={fields['password']}
          />
        )}
        {needsCode && (
          <TextInput
            label="Code of your authenticator, or a recovery code"
            autoComplete="one-time-code"
            value={form.code}
            onChange={(event) => set('code')(event.currentTarget.value)}
          />
        )}
        <ProblemAlert error={accept.error}>
          {isTaken && (
            <Text size="sm">
              There is an account with this address already.{' '}
              <Anchor component="button" type="button" size="sm" onClick={() => setKnown(true)}>
                Join with that account
              </Anchor>
            </Text>
          )}
          <InviteRefused code={problem?.code} />
        </ProblemAlert>
        <Button type="submit" size="sm" loading={accept.isPending} fullWidth>
          Join
        </Button>
        <ProviderButton query={{ invite: token }} />
        {known && <Forgotten />}
      </Stack>
    </form>
  );
}
