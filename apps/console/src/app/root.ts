/** Where the console is served, with a slash at the end, also behind a path prefix: one level above its scripts. */
export const CONSOLE_ROOT = import.meta.env.DEV
  ? new URL(import.meta.env.BASE_URL, location.href)
  : new URL(/* @vite-ignore */ '../', import.meta.url);

/** Where Signalbox itself is served. */
export const SITE_ROOT = new URL('../', CONSOLE_ROOT);
