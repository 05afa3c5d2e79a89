import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Commands } from './command';
import { backup } from './commands/backup';
import { createKey } from './commands/create-key';
import { createOperator } from './commands/create-operator';
import { createWorkspace } from './commands/create-workspace';
import { doctor } from './commands/doctor';
import { migrateCommand } from './commands/migrate';
import { redrive } from './commands/redrive';
import { replay } from './commands/replay';
import { resetPassword } from './commands/reset-password';
import { restore } from './commands/restore';
import { rotateMasterKey } from './commands/rotate-master-key';
import { send } from './commands/send';
import { tail } from './commands/tail';
import { verifyAudit } from './commands/verify-audit';
import { EXIT_MEANINGS } from './exit-codes';

const AFTER = `
Commands at the database (migrate, create, reset, verify, rotate, doctor, backup, restore) run where Signalbox runs, with its
environment. Commands over the API (send, tail, replay, redrive) run anywhere, with
  SIGNALBOX_URL      where the api is, such as https://signalbox.example.com
  SIGNALBOX_API_KEY  a key of the workspace (npx signalbox create key)

First steps:
  $ npx signalbox doctor
  $ npx signalbox create operator ada@example.com
  $ npx signalbox create workspace Acme --owner ada@example.com
  $ npx signalbox create key laptop --workspace acme --role developer

Exit codes:
${EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}
`;

/** Seen from dist as well as from the sources. */
const PACKAGE = [join(__dirname, '../../../../package.json'), join(__dirname, '../../../package.json')];

function version(): string {
  for (const path of PACKAGE) {
    const { name, version } = packageAt(path);
    if (name === 'signalbox' && version !== undefined) return version;
  }
  return 'unknown';
}

function packageAt(path: string): { name?: string; version?: string } {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
  } catch {
    return {};
  }
}

/** Every command there is. */
export function program(commands: Commands): Command {
  const root = new Command('signalbox')
    .description('Signalbox at the command line.')
    .version(version())
    .addHelpText('after', AFTER);
  const create = [createOperator, createWorkspace, createKey].map((make) => make(commands));
  root.addCommand(doctor(commands));
  root.addCommand(migrateCommand(commands));
  root.addCommand(commands.group('create', 'make an operator, a workspace or an API key', create));
  root.addCommand(commands.group('reset', 'let people in again', [resetPassword(commands)]));
  for (const make of [send, tail, replay, redrive]) root.addCommand(make(commands));
  root.addCommand(commands.group('verify', 'prove that records are as they were written', [verifyAudit(commands)]));
  root.addCommand(commands.group('rotate', 'change keys', [rotateMasterKey(commands)]));
  for (const make of [backup, restore]) root.addCommand(make(commands));
  return root;
}
