import { JsonLogger } from '@app/observability';
import { Logger } from '@nestjs/common';
import { runCli } from './run-cli';

// What a command has to say it says itself; of the product's services only failures are told, and not among results.
Logger.overrideLogger(new JsonLogger('cli', 'error', process.stderr));

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (end.signal.aborted) process.exit(130); // asked twice
    end.abort();
  });
}

const { stdin, stdout, stderr } = process;
void runCli(process.argv.slice(2), { env: process.env, stdin, stdout, stderr, signal: end.signal }).then((exitCode) => {
  // What is written to a pipe must be out before the process is.
  stdout.write('', () => stderr.write('', () => process.exit(exitCode)));
});
