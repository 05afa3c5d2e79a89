import { Command } from 'commander';
import { type ExitCode, EXIT } from './exit-codes';
import { type Sink, Terminal } from './terminal';

/** What a run of the command line has around it. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Aborted when the person wants it to end. */
  readonly signal: AbortSignal;
}

/** What an action gets. */
export interface Run extends Surroundings {
  readonly terminal: Terminal;
}

/** Does the command's work. No answer: it went well. */
export type Action<Options, Arguments extends readonly unknown[]> = (
  run: Run,
  options: Options,
  ...given: Arguments
) => Promise<ExitCode | void>;

/** How a run ended, for the one who asks. */
export class Ending {
  exitCode: ExitCode = EXIT.ok;
  json = false;
}

export interface Described {
  readonly summary: string;
  /** Lines for `--help`: each a command with what it does. */
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** More that is good to know, such as the variables it reads. */
  readonly notes?: string;
}

/** Makes commands that share `--json`, examples in their help, and one way to end. */
export class Commands {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly ending: Ending,
  ) {}

  /** A command that does something. */
  make<Options, Arguments extends readonly unknown[] = []>(
    usage: string,
    { summary, examples, notes }: Described,
    action: Action<Options, Arguments>,
    shape: (command: Command) => Command = (command) => command,
  ): Command {
    const command = shape(new Command(usage.split(' ')[0]).description(summary));
    command.option('--json', 'print the result as JSON');
    command.addHelpText('after', () => help(examples, notes));
    command.action(async (...given: unknown[]) => {
      const options = command.opts<Options & { json?: boolean }>();
      this.ending.json = options.json === true;
      const terminal = new Terminal(this.surroundings.stdout, this.surroundings.stderr, this.ending.json);
      const operands = given.slice(0, -2) as unknown as Arguments;
      this.ending.exitCode = (await action({ ...this.surroundings, terminal }, options, ...operands)) ?? EXIT.ok;
    });
    return command;
  }

  /** A command that only holds others. */
  group(name: string, summary: string, commands: readonly Command[]): Command {
    const group = new Command(name).description(summary);
    for (const command of commands) group.addCommand(command);
    return group;
  }
}

function help(examples: Described['examples'], notes?: string): string {
  const lines = examples.map(([command, what]) => `  $ npx signalbox ${command}\n      ${what}`);
  return `\nExamples:\n${lines.join('\n')}\n${notes === undefined ? '' : `\n${notes}\n`}`;
}
