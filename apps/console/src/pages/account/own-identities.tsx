import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { queryClient } from '../../api/queries';
import { useMe } from '../../app/session';
import { ConfirmButton } from '../../components/confirm';
import { FormDialog } from '../../components/form-dialog';
import { Loaded, Section } from '../../components/page';
import { Time } from '../../components/time';

/** Accounts at the OpenID Connect provider that let the reader in; nothing where the installation has no provider. */
export function OwnIdentities() {
  const { data: provider } = useQuery({ queryKey: ['oidc'], queryFn: () => data(api.GET('/v1/auth/oidc')) });
  const identities = useQuery({
    queryKey: ['identities'],
    queryFn: () => data(api.GET('/v1/auth/identities')),
    enabled: provider?.enabled === true,
  });
  const [linking, setLinking] = useState(false);
  if (!provider?.enabled) return null;
  return (
    <Section title={`Sign-in through ${provider.label}`}>
      <Loaded query={identities}>
        {({ items }) => (
          <>
            {items.map(({ id, email, issuer, lastUsedAt }) => (
              <Group key={id} gap="sm" mb="sm">
                <Text size="sm">{email ?? issuer}</Text>
                <Text size="sm" c="dimmed">
                  last used <Time at={lastUsedAt} />
                </Text>
                <ConfirmButton
                  label="Unlink"
                  title={`Unlink ${email ?? issuer}?`}
                  run={(header) => data(api.DELETE('/v1/auth/identities/{id}', { params: { path: { id }, header } }))}
                  onDone={() => void queryClient.invalidateQueries({ queryKey: ['identities'] })}
                >
                  You do not get in through {provider.label} any more, only with your password, until you link an
                  account again.
                </ConfirmButton>
              </Group>
            ))}
            {items.length === 0 && <Button onClick={() => setLinking(true)}>Link an account</Button>}
          </>
        )}
      </Loaded>
      <LinkAccount open={linking} close={() => setLinking(false)} />
    </Section>
  );
}

function LinkAccount({ open, close }: { open: boolean; close: () => void }) {
  const hasPassword = useMe()?.hasPassword ?? true;
  const [password, setPassword] = useState('');
  const link = useMutation({
    mutationFn: () => {
      const body = { returnTo: location.pathname, ...(hasPassword && { password }) };
      return data(api.POST('/v1/auth/oidc/link', { body }));
    },
    onSuccess: ({ redirectTo }) => location.assign(redirectTo),
  });
  return (
    <FormDialog
      title="Link an account"
      open={open}
      close={close}
      submit={() => link.mutate()}
      submitLabel="Go to the provider"
      change={link}
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
    </FormDialog>
  );
}
