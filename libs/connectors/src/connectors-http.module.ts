import { PoliciesModule } from '@app/policies';
import { Module } from '@nestjs/common';
import { ConnectorTypesController } from './catalogue/connector-types.controller';
import { ConnectorsController } from './connectors/connectors.controller';
import { ConnectorsService } from './connectors/connectors.service';
import { ConnectorCallsController } from './gateway/connector-calls.controller';
import { InlineCalls } from './gateway/inline-calls';
import { ConnectorHealth } from './health/connector-health';
import { ConnectorTests } from './health/connector-tests';
import { ConnectorsModule } from './connectors.module';
import { GatewayModule } from './gateway.module';

/** The connectors API. */
@Module({
  imports: [ConnectorsModule, GatewayModule, PoliciesModule],
  controllers: [ConnectorTypesController, ConnectorsController, ConnectorCallsController],
  providers: [ConnectorsService, InlineCalls, ConnectorTests, ConnectorHealth],
})
export class ConnectorsHttpModule {}
