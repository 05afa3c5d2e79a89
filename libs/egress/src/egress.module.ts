import { type DynamicModule, type FactoryProvider, Module, type OnApplicationShutdown } from '@nestjs/common';
import { EgressClient, type EgressClientOptions } from './egress-client';

export interface EgressModuleAsyncOptions extends Pick<DynamicModule, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  // The injected values have the types of `inject`, which the compiler cannot follow.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly useFactory: (...injected: any[]) => EgressClientOptions | Promise<EgressClientOptions>;
}

/** Provides one `EgressClient` to the whole application, so that all calls share its policy and its connections. */
@Module({})
export class EgressModule implements OnApplicationShutdown {
  constructor(private readonly client: EgressClient) {}

  static forRootAsync({ imports, inject, useFactory }: EgressModuleAsyncOptions): DynamicModule {
    const client: FactoryProvider<EgressClient> = {
      provide: EgressClient,
      inject,
      useFactory: async (...injected: unknown[]) => new EgressClient(await useFactory(...injected)),
    };
    return { module: EgressModule, global: true, imports, providers: [client], exports: [EgressClient] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
