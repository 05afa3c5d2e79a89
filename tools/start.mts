import { dataFolder } from './stack/project.mts';
import { inviteLink, startSignalbox } from './stack/signalbox.mts';
import { supervise } from './stack/supervise.mts';

// npm start: everything on this machine, until Ctrl-C.
await supervise(async (run) => {
  const signalbox = await startSignalbox(run, { dataDir: dataFolder, log: console.log });
  const { publicUrl, apiLog } = signalbox;
  const invite = inviteLink(apiLog);
  console.log(`
Signalbox is running.
  API and its documentation  ${publicUrl}/docs
  Health                     ${publicUrl}/health/ready
  Logs                       .signalbox/logs/
  Command line               . .signalbox/env && npx signalbox --help${invite ? `\n  First operator's invite    ${invite}` : ''}

Ctrl-C stops it.`);
  await signalbox.failed;
});
