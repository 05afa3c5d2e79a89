import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { CONSOLE_ROOT } from '../../app/root';

const isSignIn = (path: string) => path.startsWith(new URL('sign-in', CONSOLE_ROOT).pathname);

/** Where people wanted to go: only a path of this site, for a link to here must not lead people elsewhere. */
export function wantedPath(returnTo: string | undefined): string {
  const path = returnTo ?? '';
  return /^\/(?![/\\])/.test(path) && !isSignIn(path) ? path : CONSOLE_ROOT.pathname;
}

/** Goes to a path of this site; inside the console without loading it anew. */
export function useGoTo(): (path: string) => void {
  const { history } = useRouter();
  return useCallback(
    (path) => (path.startsWith(CONSOLE_ROOT.pathname) ? history.replace(path) : location.assign(path)),
    [history],
  );
}
