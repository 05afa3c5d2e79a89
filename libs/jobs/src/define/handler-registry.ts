import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, type JobDefinition } from './define-job';
import { HANDLED_JOB, type JobHandler } from './job-handler';

export interface HandledJob {
  readonly definition: JobDefinition;
  readonly handler: JobHandler<unknown>;
}

/** Knows the one handler of every job type of this worker. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers = new Map<string, HandledJob>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Finds all handlers. Throws, naming every mistake, when a defined type has none or two. */
  load(): void {
    const problems: string[] = [];
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const definition = metatype && (Reflect.getMetadata(HANDLED_JOB, metatype) as JobDefinition | undefined);
      if (!definition || !instance) continue;
      if (this.handlers.has(definition.type)) problems.push(`${definition.type} has two handlers`);
      this.handlers.set(definition.type, { definition, handler: instance as JobHandler<unknown> });
    }
    for (const { type } of definedJobs()) if (!this.handlers.has(type)) problems.push(`${type} has no handler`);
    if (problems.length > 0) throw new Error(`job types need exactly one handler: ${problems.join('; ')}`);
  }

  get(type: string): HandledJob | undefined {
    return this.handlers.get(type);
  }

  /** Types this worker can run. Jobs of other types wait for a worker that knows them. */
  types(): string[] {
    return [...this.handlers.keys()];
  }
}
