import { join } from 'node:path';
import { ApiClient } from './demo/api-client.mts';
import { runTraffic } from './demo/run-traffic.mts';
import { printSummary } from './demo/summary.mts';
import { persistedSecret } from './stack/credentials.mts';
import { writeEnvironmentFile } from './stack/environment-file.mts';
import { dataFolder } from './stack/project.mts';
import { startSignalbox } from './stack/signalbox.mts';
import { Finished, supervise } from './stack/supervise.mts';

// npm run demo: the whole product under real GitHub payloads. With --once it ends after the summary.
const once = process.argv.includes('--once');
const seed = Number(process.env['DEMO_SEED'] ?? 1);
/** Beside the data of `npm start`, never in it: the demo may call this machine, which is not for everyday use. */
const dataDir = join(dataFolder, 'demo');

await supervise(
  async (run) => {
    const email = 'demo@signalbox.local';
    const password = persistedSecret(join(dataDir, 'demo.password'));
    const signalbox = await startSignalbox(run, {
      dataDir,
      env: {
        BOOTSTRAP_ADMIN_EMAIL: email,
        BOOTSTRAP_ADMIN_PASSWORD: password,
        EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
      },
      log: console.log,
    });
    const { publicUrl, localUrl, failed } = signalbox;
    const api = new ApiClient(localUrl, publicUrl);
    await api.signIn({ email, password });

    console.log('\nSending signed GitHub webhooks to a receiver that fails now and then (seed %d):', seed);
    const traffic = runTraffic({ api, apiUrl: localUrl, seed, onStop: (step) => run.onStop(step) });
    const { outcome, workspaceId, sourceName, webhookSecret, sampleTraceId } = await Promise.race([traffic, failed]);
    writeEnvironmentFile(dataDir, {
      ...signalbox.commandLine,
      SIGNALBOX_WEBHOOK_SECRET: webhookSecret,
      DEMO_SOURCE: sourceName,
    });
    const good = printSummary(outcome);
    console.log(`
  Console                    ${publicUrl}/console/
  API and its documentation  ${publicUrl}/docs
  Health                     ${publicUrl}/health/ready
  One event's whole story    ${publicUrl}/v1/workspaces/${workspaceId}/traces/${sampleTraceId}
  Sign in as                 ${email}
  Password                   ${password}
  Logs                       .signalbox/demo/logs/
  Command line               . .signalbox/demo/env && npx signalbox --help`);
    if (!good || once) throw new Finished(good ? 0 : 1);
    console.log('\nCtrl-C stops it.');
    await failed;
  },
  once ? 130 : 0,
);
