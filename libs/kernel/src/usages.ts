import { Conflict } from './domain-error';
import type { WorkspaceScope } from './workspace-scope';

/** Something that cannot work without another resource. */
export interface Usage {
  /** What it is, such as `connector`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export type UsageFinder = (scope: WorkspaceScope, id: string) => Promise<Usage[]>;

/** Usages that the error names; of more it tells the number. */
const NAMED = 5;

/**
 * Who uses a kind of resource. Libs that keep references to it register how to find their own, so that the lib of the
 * resource knows none of them.
 */
export abstract class Usages {
  private readonly finders: UsageFinder[] = [];

  /** @param resource what is used, such as `secret` */
  protected constructor(private readonly resource: string) {}

  register(finder: UsageFinder): void {
    this.finders.push(finder);
  }

  /** Everything that uses it. */
  async of(scope: WorkspaceScope, id: string): Promise<Usage[]> {
    const usages: Usage[] = [];
    // One after another: they may share the transaction of the caller.
    for (const find of this.finders) usages.push(...(await find(scope, id)));
    return usages;
  }

  /** Throws the {@link Conflict} `<resource>_in_use` that names who uses it. */
  async assertUnused(scope: WorkspaceScope, id: string): Promise<void> {
    const usages = await this.of(scope, id);
    if (usages.length === 0) return;
    const named = usages.slice(0, NAMED).map(({ kind, name }) => `${kind} "${name}"`);
    const more = usages.length > NAMED ? ` and ${usages.length - NAMED} more` : '';
    throw new Conflict(
      `${this.resource}_in_use`,
      `The ${this.resource} is used by ${named.join(', ')}${more}; give them another one first.`,
    );
  }
}
