import { PoliciesModule } from '@app/policies';
import { SecretsModule } from '@app/secrets';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { VerificationSchemes } from './catalogue/verification-schemes';
import { ConnectorChanges } from './connectors/connector-changes';
import { ConnectorDirectory } from './connectors/connector-directory';
import { ConnectorReferences } from './connectors/connector-references';
import { ConnectorUsages } from './connectors/connector-usages';
import { Connector } from './connectors/connector.entity';
import { AskedCalls } from './gateway/asked-calls';
import { ConnectorCalls } from './gateway/connector-calls';
import { RequestBodies } from './gateway/request-bodies';
import { AskedRequests } from './http-request/asked-requests';
import { ConnectorToken } from './sign-in/connector-token.entity';

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
