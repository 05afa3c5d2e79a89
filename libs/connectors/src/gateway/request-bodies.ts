import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';

export interface RequestBody {
  readonly bytes: Buffer;
  readonly contentType?: string;
}

/** Loads a body by its id; nothing when it was pruned. */
export type BodyLoader = (scope: WorkspaceScope, id: string) => Promise<RequestBody | undefined>;

/**
 * Bodies that a call sends but its job does not carry: the job names them (`inbox:<id>`) and whoever keeps them
 * registers how to load them.
 */
@Injectable()
export class RequestBodies {
  private readonly loaders = new Map<string, BodyLoader>();

  register(store: string, loader: BodyLoader): void {
    this.loaders.set(store, loader);
  }

  async load(scope: WorkspaceScope, ref: string): Promise<RequestBody | undefined> {
    const at = ref.indexOf(':');
    const loader = this.loaders.get(ref.slice(0, at));
    if (!loader) throw new Error(`no store is registered for the body ${ref}`);
    return loader(scope, ref.slice(at + 1));
  }
}
