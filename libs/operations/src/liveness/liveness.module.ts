import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Liveness } from './liveness';
import { Probes } from './probes';

/** Whether this process gets anywhere: asked for by the health check. */
@Module({})
export class LivenessModule {
  /** @param work modules whose work has to go on */
  static following(work: readonly Type[]): DynamicModule {
    return { module: LivenessModule, imports: [...work], providers: [Probes, Liveness], exports: [Liveness] };
  }
}
