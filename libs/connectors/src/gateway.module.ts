import { SETTINGS, type Settings } from '@app/config';
import { EgressModule } from '@app/egress';
import { EnvelopeModule } from '@app/envelope';
import { PoliciesModule } from '@app/policies';
import { LANES } from '@app/queue';
import { SecretsModule } from '@app/secrets';
import { Module } from '@nestjs/common';
import { CallTargets } from './gateway/call-target';
import { ConnectorGateway } from './gateway/connector-gateway';
import { AccessTokens } from './sign-in/access-tokens';
import { CallCredentialsSource } from './sign-in/call-credentials';
import { ConnectorTokens } from './sign-in/connector-tokens';
import { TokenEndpoint } from './sign-in/token-endpoint';
import { TokenRenewal } from './sign-in/token-renewal';
import { ConnectorsModule } from './connectors.module';

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
