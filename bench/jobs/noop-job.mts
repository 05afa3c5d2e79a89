import { Module } from '@nestjs/common';
import { defineJob, done, HandlesJob, WorkerModule } from './product.mts';

/** A job that does nothing, with the payload that most jobs have: the id of something. */
export const noop = defineJob<{ subjectId: string }>('bench.noop', {
  lane: 'default',
  maxAttempts: 3,
  payload: {
    type: 'object',
    additionalProperties: false,
    required: ['subjectId'],
    properties: { subjectId: { type: 'string' } },
  },
});

class NoopHandler {
  run() {
    return Promise.resolve(done());
  }
}

/** The product's worker with one more handler. */
export class BenchWorkerModule {}

// Decorators as functions: type stripping leaves no room for their syntax.
HandlesJob(noop)(NoopHandler);
Module({ imports: [WorkerModule], providers: [NoopHandler] })(BenchWorkerModule);
