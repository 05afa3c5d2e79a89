import { DomainError, Unavailable, type WorkspaceScope } from '@app/kernel';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Evaluated, type Evaluation, LONGEST_MS, Sandbox } from './sandbox';

/** What a transform is applied to. */
export interface TransformInput {
  /** JSON: the input, `$`. */
  readonly input: string;
  /** What the expression finds under `$event` and `$headers`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The transform of a route cannot make a body of this event. Another attempt would not change it; another transform may. */
export class TransformFailed extends DomainError {
  constructor(problem: string) {
    super('unprocessable', 'transform_failed', `The transform of the route failed: ${problem}.`);
  }
}

/** Threads of one process. */
const THREADS = 2;
/** Evaluations of one process that may wait. */
const MOST_WAITING = 2_000;
/** Longest body that a transform may make, in bytes. */
const LONGEST_OUTPUT = 1_048_576;

interface Waiting {
  readonly evaluation: Evaluation;
  readonly resolve: (evaluated: Evaluated) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Evaluates the transforms of routes, out of the way of everything else: in threads that are bounded in time and memory.
 * Workspaces take turns, so that one whose expressions take long delays itself.
 */
@Injectable()
export class Transforms implements OnApplicationShutdown {
  private readonly idle = Array.from({ length: THREADS }, () => new Sandbox());
  private readonly all = [...this.idle];
  /** By workspace, in the order of their turns. */
  private readonly waiting = new Map<string, Waiting[]>();
  private count = 0;

  /**
   * @returns JSON. Throws {@link TransformFailed}, and `Unavailable` when it took too long or too many wait: the machine
   *   may have been busy, so another attempt may help.
   */
  async apply({ workspaceId }: WorkspaceScope, expression: string, { input, variables }: TransformInput) {
    const evaluation = { workspaceId, expression, input, variables: JSON.stringify(variables) };
    const evaluated = await this.enqueue(evaluation);
    if ('tooLong' in evaluated) {
      throw new Unavailable('transform_timeout', `The transform of the route took longer than ${LONGEST_MS} ms.`);
    }
    if ('problem' in evaluated) throw new TransformFailed(evaluated.problem);
    const { output } = evaluated;
    if (output === undefined) throw new TransformFailed('it has no value for this event');
    if (Buffer.byteLength(output) > LONGEST_OUTPUT) {
      throw new TransformFailed(`its value is longer than ${LONGEST_OUTPUT} bytes`);
    }
    return output;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all.map((sandbox) => sandbox.stop()));
  }

  private enqueue(evaluation: Evaluation): Promise<Evaluated> {
    if (this.count >= MOST_WAITING) throw new Unavailable('transforms_overloaded', 'Too many transforms are waiting.');
    const { workspaceId } = evaluation;
    return new Promise<Evaluated>((resolve, reject) => {
      const line = this.waiting.get(workspaceId) ?? [];
      line.push({ evaluation, resolve, reject });
      this.waiting.set(workspaceId, line);
      this.count += 1;
      this.next();
    });
  }

  private next(): void {
    const [turn] = this.waiting;
    const sandbox = turn && this.idle.pop();
    if (!turn || !sandbox) return;
    const [workspaceId, line] = turn;
    const first = line.shift();
    this.count -= 1;
    // To the end of the round.
    this.waiting.delete(workspaceId);
    if (line.length > 0) this.waiting.set(workspaceId, line);
    if (!first) return;
    void sandbox
      .evaluate(first.evaluation)
      .then(first.resolve, first.reject)
      .finally(() => {
        this.idle.push(sandbox);
        this.next();
      });
  }
}
