import { error, type Finding, ok, warning } from './finding';

/** From here on ticks of schedules come visibly early or late, in milliseconds. */
const NOTICED_MS = 1_000;
/** From here on webhooks with a signed time begin to be refused (the strictest tolerance is a minute). */
const HARMFUL_MS = 30_000;

/** Compares a server's clock with ours; the answer is taken for the middle of the time that asking took. */
export async function clockFindings(server: string, ask: () => Promise<number>): Promise<Finding[]> {
  await ask(); // the first one may pay for preparing
  const before = Date.now();
  const theirs = await ask();
  const after = Date.now();
  const uncertainty = (after - before) / 2;
  const apart = Math.max(0, Math.abs(theirs - (before + after) / 2) - uncertainty);
  const check = `clocks.${server.toLowerCase()}`;
  const message = `the clocks here and of ${server} are ${apart < 1 ? 'less than 1' : Math.round(apart)} ms apart`;
  if (apart < NOTICED_MS) return [ok(check, message)];
  const fix = 'Keep all machines in step: systemctl enable --now systemd-timesyncd, or chrony; timedatectl tells.';
  return [apart < HARMFUL_MS ? warning(check, message, fix) : error(check, message, fix)];
}
