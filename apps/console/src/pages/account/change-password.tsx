import { Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { queryClient } from '../../api/queries';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { NewPassword } from '../joining/new-password';

/** A new password, which ends the other sessions. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: () => {
      const body = { newPassword, ...(hasPassword && { currentPassword }) };
      return data(api.POST('/v1/auth/password', { body }));
    },
    onSuccess: async () => {
      setCurrent('');
      setNew('');
      notifications.show({ message: 'Your password is changed; other sessions have ended.' });
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Section title={hasPassword ? 'Password' : 'Set a password'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack gap="sm" maw={360}>
          {hasPassword && (
            <PasswordInput
              label="Current password"
              size="sm"
              required
              autoComplete="current-password"
              value={currentPassword}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
          <NewPassword
            label="New password"
            value={newPassword}
            onChange={setNew}
            error={change.error ? problemOf(change.error).fields['newPassword'] : undefined}
          />
          <ProblemAlert error={change.error} />
          <div>
            <Button type="submit" size="sm" loading={change.isPending}>
              Change the password
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
