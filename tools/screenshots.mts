import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './browser/chromium.mts';
import { ApiClient } from './demo/api-client.mts';
import { runTraffic } from './demo/run-traffic.mts';
import { chosen, pagesOf } from './screenshots/pages.mts';
import { failingDelivery } from './screenshots/failing-delivery.mts';
import { shoot } from './screenshots/shoot.mts';
import { persistedSecret } from './stack/credentials.mts';
import { dataFolder, projectFolder } from './stack/project.mts';
import { startSignalbox } from './stack/signalbox.mts';
import { Finished, supervise } from './stack/supervise.mts';

// npm run screenshots: every page of the console, light and dark, wide and narrow, under the demo's traffic. All go to
// docs/screenshots/all/, which git ignores; a chosen few to docs/screenshots/.
const dataDir = join(dataFolder, 'screenshots');
const folder = join(projectFolder, 'docs', 'screenshots');
const wanted = process.argv.slice(2);

await supervise(async (run) => {
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
  const [known] = await api.list<{ id: string }>('/v1/workspaces?slug=demo');
  if (!known) {
    await runTraffic({ api, apiUrl: signalbox.localUrl, seed: 1, onStop: (step) => run.onStop(step) });
    await failingDelivery(api, signalbox.localUrl);
  }
  const browser = await chromium.launch({ executablePath: findChromium(console.log), args: CHROMIUM_ARGS });
  run.onStop(() => browser.close());
  rmSync(join(folder, 'all'), { recursive: true, force: true });
  mkdirSync(join(folder, 'all'), { recursive: true });
  const pages = (await pagesOf(api)).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await shoot(browser, { base: signalbox.localUrl, email, password, pages, chosen, folder });
  throw new Finished(0);
}, 130);
