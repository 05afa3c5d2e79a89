import { type Command, CommanderError } from 'commander';
import { Commands, Ending, type Surroundings } from './command';
import { EXIT } from './exit-codes';
import { explainError } from './explain-error';
import { program } from './program';
import { Terminal } from './terminal';

/** Runs one command line, without the program's own name, and returns the exit code. Never throws. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const ending = new Ending();
  const root = program(new Commands(surroundings, ending));
  prepare(root, surroundings);
  try {
    await root.parseAsync([...args], { from: 'user' });
    return surroundings.signal.aborted ? EXIT.interrupted : ending.exitCode;
  } catch (error) {
    // Help and version are no errors, and a wrong command line was told of already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (surroundings.signal.aborted) return EXIT.interrupted;
    const explained = explainError(error);
    new Terminal(surroundings.stdout, surroundings.stderr, ending.json).error(explained);
    return explained.exitCode;
  }
}

/** Commander must not end the process, and must write where we do. */
function prepare(command: Command, { stdout, stderr }: Surroundings): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
  });
  command.showHelpAfterError('Add --help to see what there is, with examples.');
  for (const child of command.commands) prepare(child, { stdout, stderr } as Surroundings);
}
