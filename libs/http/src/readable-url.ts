/** No id, key or token of this API is longer; the router takes no longer parameter either. */
export const LONGEST_SEGMENT = 500;

/**
 * For Fastify's `rewriteUrl`: an address that is not validly percent-encoded, or has a longer segment than any route
 * takes, names nothing. It takes the way of an unknown route, with its request id, its problem document and its place
 * in the request log.
 */
export function readableUrl({ url = '/' }: { url?: string }): string {
  // Almost all are as short as that and have nothing encoded.
  if (url.length <= LONGEST_SEGMENT && !url.includes('%')) return url;
  const path = url.split('?', 1)[0] ?? url;
  try {
    decodeURI(path);
  } catch {
    return '/';
  }
  return path.split('/').some((segment) => segment.length > LONGEST_SEGMENT) ? '/' : url;
}
