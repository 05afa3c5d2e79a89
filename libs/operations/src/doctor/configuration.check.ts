import { InvalidEnvironment, readEnvironment } from '@app/config';
import { error, type Finding, ok, warning } from './finding';

/** The settings by themselves. */
export function configurationFindings(env: NodeJS.ProcessEnv): Finding[] {
  const found: Finding[] = [];
  try {
    readEnvironment(env);
    found.push(ok('configuration', 'every setting is as it should be'));
  } catch (cause) {
    if (!(cause instanceof InvalidEnvironment)) throw cause;
    for (const problem of cause.problems) {
      const [name = ''] = problem.split(/[:, ]/, 1);
      found.push(error('configuration', problem, `Set ${name} as .env.example describes it.`));
    }
  }
  if ((env['NODE_ENV'] || 'production') !== 'production') {
    const message = `NODE_ENV is ${env['NODE_ENV']}: rules that protect a real installation are off`;
    found.push(warning('configuration.mode', message, 'Take NODE_ENV out, or set it to production.'));
  }
  if (env['BOOTSTRAP_ADMIN_PASSWORD']) {
    const fix = 'It is used on an empty database only: take both BOOTSTRAP_ settings out once you have signed in.';
    found.push(warning('configuration.bootstrap', 'BOOTSTRAP_ADMIN_PASSWORD is still set', fix));
  }
  return found;
}
