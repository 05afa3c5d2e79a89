/**
 * For Fastify's `rewriteUrl`: an address that is not validly percent-encoded names nothing, so it takes the way of an
 * unknown route, with its request id, its problem document and its place in the request log.
 */
export function readableUrl({ url = '/' }: { url?: string }): string {
  try {
    decodeURI(url.split('?', 1)[0] ?? url);
    return url;
  } catch {
    return '/';
  }
}
