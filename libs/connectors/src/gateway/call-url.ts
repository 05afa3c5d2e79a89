import { NotCallable } from './call-target';

/**
 * The URL of a call: the path under the base URL. A path that could leave the base (dot segments, encoded or not, a
 * backslash, another host) is refused with {@link NotCallable}.
 */
export function callUrl(base: URL, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const [pathname = '', ownQuery] = split(path);
  const decoded = decodeOnce(pathname);
  if (!pathname.startsWith('/') || pathname.startsWith('//') || /[\\#\p{Cc}]/u.test(decoded)) {
    throw new NotCallable('invalid_path', 'The path of a call begins with one / and stays below the base URL.');
  }
  if (decoded.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw new NotCallable('invalid_path', 'The path of a call must not have . or .. segments.');
  }
  const root = base.pathname.replace(/\/$/, '');
  const url = new URL(base.href);
  url.pathname = `${root}${pathname}`;
  url.search = ownQuery ?? base.search;
  url.hash = '';
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function split(path: string): [string, string | undefined] {
  const at = path.indexOf('?');
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new NotCallable('invalid_path', 'The path of a call has a broken % escape.');
  }
}
