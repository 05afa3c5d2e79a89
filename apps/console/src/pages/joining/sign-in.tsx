import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, data } from '../../api/client';
import { queryClient } from '../../api/queries';
import type { Search } from '../../app/search';
import { meQuery } from '../../app/session';
import { ProblemAlert } from '../../components/problem-alert';
import { Forgotten } from './forgotten';
import { JoiningFrame } from './joining-frame';
import { ProviderButton } from './provider-button';
import { useGoTo, wantedPath } from './return-to';
import { SecondFactorForm } from './second-factor-form';
import { providerProblem } from './provider-problem';

/** Sign-in: password or provider, then the second factor where there is one. */
export function SignInPage() {
  const search: Search = useSearch({ strict: false });
  const next = wantedPath(search['returnTo']);
  const goTo = useGoTo();
  const [step, setStep] = useState<'password' | 'code'>(search['secondFactor'] === 'required' ? 'code' : 'password');
  const me = useQuery({ ...meQuery, enabled: step === 'password', retry: false });
  useEffect(() => {
    if (me.data) goTo(next);
  }, [me.data, next, goTo]);
  const enter = () => {
    queryClient.clear();
    goTo(next);
  };
  if (step === 'code') return <SecondFactorForm onDone={enter} onBack={() => setStep('password')} />;
  return (
    <JoiningFrame title="Sign in">
      <ProblemAlert error={search['problem'] ? providerProblem(search['problem']) : undefined} />
      <PasswordForm onDone={enter} onCode={() => setStep('code')} />
      <ProviderButton query={{ returnTo: next }} />
      <Forgotten />
    </JoiningFrame>
  );
}

function PasswordForm({ onDone, onCode }: { onDone: () => void; onCode: () => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => data(api.POST('/v1/auth/login', { body: { email, password } })),
    onSuccess: (answer) => ('secondFactorRequired' in answer ? onCode() : onDone()),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          required
          autoFocus
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          size="sm"
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemAlert error={login.error} />
        <Button type="submit" size="sm" loading={login.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
