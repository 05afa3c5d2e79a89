import { SETTINGS, type Settings } from '@app/config';
import { EgressModule } from '@app/egress';
import { PoliciesModule } from '@app/policies';
import { LANES } from '@app/queue';
import { SecretsModule } from '@app/secrets';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectorTypesController } from './catalogue/connector-types.controller';
import { ConnectorDirectory } from './connectors/connector-directory';
import { ConnectorReferences } from './connectors/connector-references';
import { ConnectorUsages } from './connectors/connector-usages';
import { Connector } from './connectors/connector.entity';
import { ConnectorsController } from './connectors/connectors.controller';
import { ConnectorsService } from './connectors/connectors.service';
import { AskedCalls } from './gateway/asked-calls';
import { CallConnectorHandler } from './gateway/call-connector.handler';
import { CallTargets } from './gateway/call-target';
import { ConnectorCalls } from './gateway/connector-calls';
import { ConnectorGateway } from './gateway/connector-gateway';
import { RequestBodies } from './gateway/request-bodies';
import { AskedRequests } from './http-request/asked-requests';
import { HttpRequestHandler } from './http-request/http-request.handler';

/** Finding connectors and enqueueing calls, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Connector]), SecretsModule, PoliciesModule],
  providers: [
    ConnectorDirectory,
    ConnectorUsages,
    ConnectorCalls,
    RequestBodies,
    ConnectorReferences,
    AskedCalls,
    AskedRequests,
  ],
  exports: [ConnectorDirectory, ConnectorUsages, ConnectorCalls, RequestBodies, ConnectorReferences],
})
export class ConnectorsModule {}

/** The connectors API. */
@Module({
  imports: [ConnectorsModule],
  controllers: [ConnectorTypesController, ConnectorsController],
  providers: [ConnectorsService],
})
export class ConnectorsHttpModule {}

/** Making calls, for the worker. */
@Module({
  imports: [
    ConnectorsModule,
    SecretsModule,
    PoliciesModule,
    EgressModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: (settings: Settings) => ({
        allowCidrs: settings.EGRESS_ALLOW_CIDRS,
        userAgent: 'Signalbox',
        // One for each job that may run: a call that waited for a connection would time out without being made.
        connectionsPerOrigin: settings.WORKER_CONCURRENCY * LANES.length,
      }),
    }),
  ],
  providers: [CallTargets, ConnectorGateway, CallConnectorHandler, HttpRequestHandler],
})
export class ConnectorsWorkerModule {}
