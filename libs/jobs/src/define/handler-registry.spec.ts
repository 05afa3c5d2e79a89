import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import { defineJob } from './define-job';
import { HandlerRegistry } from './handler-registry';
import { HandlesJob, type JobHandler } from './job-handler';
import { done } from './outcome';

const options = { lane: 'bulk', maxAttempts: 1, payload: { type: 'object', required: [] } } as const;
const served = defineJob<object>('test.served', options);
const orphaned = defineJob<object>('test.orphaned', options);

@HandlesJob(served)
class Serves implements JobHandler<object> {
  run = () => Promise.resolve(done());
}

@HandlesJob(served)
class ServesToo extends Serves {}

@HandlesJob(orphaned)
class Adopts extends Serves {}

async function registryOf(...handlers: Type[]): Promise<HandlerRegistry> {
  const app = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [HandlerRegistry, ...handlers],
  }).compile();
  return app.get(HandlerRegistry);
}

describe('the registry of handlers', () => {
  it('knows the one handler of each type', async () => {
    const registry = await registryOf(Serves, Adopts);
    registry.load();
    expect(registry.types().sort()).toEqual(['test.orphaned', 'test.served']);
    expect(registry.get('test.served')).toMatchObject({ definition: served, handler: expect.any(Serves) });
    expect(registry.get('test.unknown')).toBeUndefined();
  });

  it('stops the start and names every type that has no handler, or two', async () => {
    const registry = await registryOf(Serves, ServesToo);
    expect(() => registry.load()).toThrow(
      'job types need exactly one handler: test.served has two handlers; test.orphaned has no handler',
    );
  });

  it('refuses a second definition of the same type', () => {
    expect(() => defineJob<object>('test.served', options)).toThrow('job type test.served is defined twice');
  });
});
