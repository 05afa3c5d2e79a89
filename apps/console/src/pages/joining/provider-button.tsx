import { Button, Divider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { SITE_ROOT } from '../../app/root';

/** The way in through the OpenID Connect provider, where the installation has one. */
export function ProviderButton({ query }: { query: { returnTo: string } | { invite: string } }) {
  const { data: provider } = useQuery({ queryKey: ['oidc'], queryFn: () => data(api.GET('/v1/auth/oidc')) });
  if (!provider?.enabled) return null;
  const href = new URL(`v1/auth/oidc/start?${new URLSearchParams(query)}`, SITE_ROOT).href;
  return (
    <>
      <Divider label="or" />
      <Button component="a" href={href} variant="default" size="sm" fullWidth>
        Go on with {provider.label}
      </Button>
    </>
  );
}
