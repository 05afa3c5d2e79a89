/** Rewrites one line of the terminal a few times a second; in a log it prints a line every few seconds instead. */
export function showProgress(describe: () => string): { stop(): void } {
  const live = process.stdout.isTTY;
  const print = () => process.stdout.write(live ? `\r\x1b[K${describe()}` : `${describe()}\n`);
  const timer = setInterval(print, live ? 150 : 3000);
  return {
    stop() {
      clearInterval(timer);
      print();
      if (live) process.stdout.write('\n');
    },
  };
}
