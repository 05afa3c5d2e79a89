import { SETTINGS, type Settings } from '@app/config';
import { EgressModule } from '@app/egress';
import { EnvelopeModule } from '@app/envelope';
import { PoliciesModule } from '@app/policies';
import { LANES } from '@app/queue';
import { SecretsModule } from '@app/secrets';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectorTypesController } from './catalogue/connector-types.controller';
import { VerificationSchemes } from './catalogue/verification-schemes';
import { ConnectorChanges } from './connectors/connector-changes';
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
import { ConnectorCallsController } from './gateway/connector-calls.controller';
import { ConnectorGateway } from './gateway/connector-gateway';
import { InlineCalls } from './gateway/inline-calls';
import { RequestBodies } from './gateway/request-bodies';
import { AskedRequests } from './http-request/asked-requests';
import { HttpRequestHandler } from './http-request/http-request.handler';
import { ConnectorHealth } from './health/connector-health';
import { ConnectorTests } from './health/connector-tests';
import { AccessTokens } from './sign-in/access-tokens';
import { CallCredentialsSource } from './sign-in/call-credentials';
import { ConnectorToken } from './sign-in/connector-token.entity';
import { ConnectorTokens } from './sign-in/connector-tokens';
import { TokenEndpoint } from './sign-in/token-endpoint';
import { TokenRenewal } from './sign-in/token-renewal';

const SHARED = [
  ConnectorDirectory,
  ConnectorUsages,
  ConnectorCalls,
  ConnectorChanges,
  RequestBodies,
  ConnectorReferences,
  VerificationSchemes,
];

/** Finding connectors and enqueueing calls, for every app. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Connector, ConnectorToken]), SecretsModule, PoliciesModule],
  providers: [...SHARED, AskedCalls, AskedRequests],
  exports: SHARED,
})
export class ConnectorsModule {}

/** Making calls. */
@Module({
  imports: [
    ConnectorsModule,
    EnvelopeModule,
    SecretsModule,
    PoliciesModule,
    EgressModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: (settings: Settings) => ({
        allowCidrs: settings.EGRESS_ALLOW_CIDRS,
        limits: { hosts: settings.EGRESS_ALLOW_HOSTS, ports: settings.EGRESS_ALLOW_PORTS },
        proxy: settings.EGRESS_PROXY_URL,
        userAgent: 'Signalbox',
        // One for each job that may run: a call that waited for a connection would time out without being made.
        connectionsPerOrigin: settings.WORKER_CONCURRENCY * LANES.length,
      }),
    }),
  ],
  providers: [
    CallTargets,
    ConnectorTokens,
    TokenEndpoint,
    TokenRenewal,
    AccessTokens,
    CallCredentialsSource,
    ConnectorGateway,
  ],
  exports: [ConnectorGateway],
})
export class GatewayModule {}

/** The connectors API. */
@Module({
  imports: [ConnectorsModule, GatewayModule, PoliciesModule],
  controllers: [ConnectorTypesController, ConnectorsController, ConnectorCallsController],
  providers: [ConnectorsService, InlineCalls, ConnectorTests, ConnectorHealth],
})
export class ConnectorsHttpModule {}

/** Making the calls of jobs, for the worker. */
@Module({
  imports: [ConnectorsModule, GatewayModule],
  providers: [CallConnectorHandler, HttpRequestHandler],
})
export class ConnectorsWorkerModule {}
