import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Loaded, Section } from '../../components/page';
import { Time } from '../../components/time';
import { SecondFactorChange } from './second-factor-change';
import { SecondFactorSetUp } from './second-factor-set-up';

/** The second factor: whether there is one, and how to set it up or take it away. */
export function SecondFactor() {
  const state = useQuery({ queryKey: ['second-factor'], queryFn: () => data(api.GET('/v1/auth/second-factor')) });
  const [doing, setDoing] = useState<'set-up' | 'turn-off' | 'codes'>();
  const close = () => {
    setDoing(undefined);
    void queryClient.invalidateQueries({ queryKey: ['second-factor'] });
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Section title="Second factor">
      <Loaded query={state}>
        {({ enabled, enabledAt, recoveryCodesLeft }) =>
          enabled ? (
            <>
              <Text size="sm" mb="sm">
                On since <Time at={enabledAt} />. {recoveryCodesLeft} recovery codes are left.
              </Text>
              <Group gap="xs">
                <Button variant="default" onClick={() => setDoing('codes')}>
                  New recovery codes
                </Button>
                <Button variant="default" color="red" onClick={() => setDoing('turn-off')}>
                  Turn it off
                </Button>
              </Group>
            </>
          ) : (
            <>
              <Text size="sm" mb="sm">
                Off. With it, your password alone lets nobody in. You need an authenticator app, such as the one in your
                password manager.
              </Text>
              <Button onClick={() => setDoing('set-up')}>Set it up</Button>
            </>
          )
        }
      </Loaded>
      {doing === 'set-up' && <SecondFactorSetUp close={close} />}
      {(doing === 'turn-off' || doing === 'codes') && <SecondFactorChange what={doing} close={close} />}
    </Section>
  );
}
