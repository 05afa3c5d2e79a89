import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './browser/chromium.mts';
import { ApiClient } from './demo/api-client.mts';
import { runTraffic } from './demo/run-traffic.mts';
import { chosen, pagesOf } from './screenshots/pages.mts';
import { failingDelivery } from './screenshots/failing-delivery.mts';
import { fillPastHour } from './screenshots/past-hour.mts';
import { shortenNames } from './screenshots/short-names.mts';
import { shoot } from './screenshots/shoot.mts';
import { persistedSecret } from './stack/credentials.mts';
import { dataFolder, projectFolder } from './stack/project.mts';
import { startSignalbox } from './stack/signalbox.mts';
import { Finished, supervise } from './stack/supervise.mts';
import { until } from './stack/until.mts';

// npm run screenshots: every page of the console, light and dark, wide and narrow, under the demo's traffic. All go to
// docs/screenshots/all/, which git ignores; a chosen few to docs/screenshots/. `npm run screenshots -- jobs job` takes
// these pages only.
const dataDir = join(dataFolder, 'screenshots');
const folder = join(projectFolder, 'docs', 'screenshots');
const wanted = process.argv.slice(2);

await supervise(async (run) => {
  // All pages are taken with fresh traffic; a few as things stand.
  if (wanted.length === 0)
    for (const old of [dataDir, join(folder, 'all')]) rmSync(old, { recursive: true, force: true });
  const email = 'ada@signalbox.local';
  const password = persistedSecret(join(dataDir, 'screenshots.password'));
  const signalbox = await startSignalbox(run, {
    dataDir,
    env: {
      BOOTSTRAP_ADMIN_EMAIL: email,
      BOOTSTRAP_ADMIN_PASSWORD: password,
      EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    },
    log: console.log,
  });
  const api = new ApiClient(signalbox.localUrl, signalbox.publicUrl);
  await api.signIn({ email, password });
  const counted = async () => {
    const [{ id = '' } = {}] = await api.list<{ id: string }>('/v1/workspaces?slug=demo');
    const { totals } = await api.get<{ totals: { received: number } }>(`/v1/workspaces/${id}/stats/overview?window=1h`);
    return totals.received > 300;
  };
  const [known] = await api.list<{ id: string }>('/v1/workspaces?slug=demo');
  if (!known) {
    await runTraffic({ api, apiUrl: signalbox.localUrl, seed: 1, onStop: (step) => run.onStop(step) });
    await failingDelivery(api, signalbox.localUrl);
    await shortenNames(api);
    await until('the traffic to be counted', 60_000, counted, 500);
    await fillPastHour(signalbox.commandLine['DATABASE_URL'] ?? '');
  }
  const browser = await chromium.launch({ executablePath: findChromium(console.log), args: CHROMIUM_ARGS });
  run.onStop(() => browser.close());
  mkdirSync(join(folder, 'all'), { recursive: true });
  const pages = (await pagesOf(api)).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await shoot(browser, { base: signalbox.localUrl, email, password, pages, chosen, folder });
  throw new Finished(0);
}, 130);
