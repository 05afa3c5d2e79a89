import { Module } from '@nestjs/common';
import { CallConnectorHandler } from './gateway/call-connector.handler';
import { HttpRequestHandler } from './http-request/http-request.handler';
import { ConnectorsModule } from './connectors.module';
import { GatewayModule } from './gateway.module';

/** Making the calls of jobs, for the worker. */
@Module({
  imports: [ConnectorsModule, GatewayModule],
  providers: [CallConnectorHandler, HttpRequestHandler],
})
export class ConnectorsWorkerModule {}
