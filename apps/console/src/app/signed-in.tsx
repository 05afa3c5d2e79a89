import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onSignedOut } from '../api/queries';
import { problemOf } from '../api/problem';
import { ProblemAlert } from '../components/problem-alert';
import { meQuery } from './session';

/** Shows its pages to people with a session; others sign in first and come back to where they wanted. */
export function SignedIn() {
  const me = useQuery(meQuery);
  const navigate = useNavigate();
  const leave = me.error !== null && problemOf(me.error).status === 401;
  useEffect(() => {
    const toSignIn = () =>
      void navigate({ to: '/sign-in', search: { returnTo: location.pathname + location.search }, replace: true });
    onSignedOut(toSignIn);
    if (leave) toSignIn();
  }, [leave, navigate]);
  if (me.data) return <Outlet />;
  if (me.error && !leave) return <ProblemAlert error={me.error} />;
  return (
    <Center h="100vh">
      <Loader role="status" aria-label="Loading" />
    </Center>
  );
}
