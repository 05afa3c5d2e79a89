import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { stopTracing } from './start-tracing';

/** To be imported first: modules end in the reverse order, and the others' last spans are to be sent. */
@Module({})
export class TracingModule implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await stopTracing();
  }
}
