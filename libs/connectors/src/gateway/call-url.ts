import { NotCallable } from './not-callable';

/**
 * The URL of a call: the path under the base URL. The base's query stays; a parameter of the path, and then one of
 * `query`, replaces the base's of the same name. Throws {@link NotCallable} for a path that {@link pathProblem} refuses.
 */
export function callUrl(base: URL, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const problem = pathProblem(path);
  if (problem) throw new NotCallable('invalid_path', `The path of a call ${problem}.`);
  const [pathname, ownQuery] = split(path);
  const url = new URL(base.href);
  url.pathname = `${base.pathname.replace(/\/$/, '')}${pathname}`;
  url.hash = '';
  if (ownQuery !== undefined) {
    for (const name of new URLSearchParams(ownQuery).keys()) url.searchParams.delete(name);
    // As text: a path's own query goes out as it was written.
    url.search = [url.search.slice(1), ownQuery].filter((part) => part !== '').join('&');
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/**
 * Why a path might leave the base URL, on our side or after the destination decoded it once more; in words that
 * follow "the path". Nothing for a good one.
 */
export function pathProblem(path: string): string | undefined {
  const [pathname] = split(path);
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return 'must not have control characters';
  if (pathname.includes('#')) return 'must not have a fragment';
  if (!pathname.startsWith('/')) return 'must begin with /';
  if (!isWellEscaped(pathname)) return 'has a broken % escape';
  for (let text = pathname; ;) {
    const problem = problemOf(text);
    const decoded = decodeOnce(text);
    if (problem !== undefined || decoded === text) return problem;
    text = decoded;
  }
}

function problemOf(text: string): string | undefined {
  if (text.startsWith('//')) return 'must begin with one /';
  if (/[\\\p{Cc}]/u.test(text)) return 'must not have a backslash or a control character';
  // Compatibility forms too, such as fullwidth dots: some servers fold them. `..;x` is `..` to servlet containers.
  const segments = text.normalize('NFKC').split('/');
  return segments.some((segment) => /^\.\.?(;|$)/.test(segment)) ? 'must not have . or .. segments' : undefined;
}

function split(path: string): [string, string | undefined] {
  const at = path.indexOf('?');
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

function isWellEscaped(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** As lenient as the worst server: what is no escape stays as it is. */
function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}
