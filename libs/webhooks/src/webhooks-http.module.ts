import { BlobsModule } from '@app/blobs';
import { ConnectorsModule, VerificationSchemes } from '@app/connectors';
import { JobsHttpModule } from '@app/jobs';
import { PoliciesModule } from '@app/policies';
import { SecretsModule } from '@app/secrets';
import { WorkspacesModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { DryRunController } from './dry-run/dry-run.controller';
import { DryRuns } from './dry-run/dry-runs';
import { PlannedCalls } from './dry-run/planned-calls';
import { IngressController } from './inbound/ingress.controller';
import { IngressService } from './inbound/ingress.service';
import { SourceLoader } from './inbound/source-loader';
import { Sources } from './inbound/sources';
import { InboxController } from './inbox/inbox.controller';
import { InboxReverification } from './inbox/inbox-reverification';
import { InboxService } from './inbox/inbox.service';
import { InboxWriter } from './inbox/inbox-writer';
import { RoutingTraceSource } from './inbox/routing.trace-source';
import { WebhookOrders } from './orders/webhook-orders';
import { QuarantineController } from './quarantine/quarantine.controller';
import { QuarantineService } from './quarantine/quarantine.service';
import { QuarantineWriter } from './quarantine/quarantine-writer';
import { Reverification } from './quarantine/reverification';
import { RepairController } from './repair/repair.controller';
import { RepairService } from './repair/repair.service';
import { ReplayController } from './replay/replay.controller';
import { ReplayService } from './replay/replay.service';
import { Replays } from './replay/replays';
import { RoutesController } from './routing/routes.controller';
import { RoutesService } from './routing/routes.service';
import { TestEvents } from './test-events/test-events';
import { TestEventsController } from './test-events/test-events.controller';
import { Transforms } from './transform/transforms';
import { VERIFIERS } from './verification/verifiers';
import { webhookTables } from './webhook-tables';

/** Taking webhooks in, and the API of inbox and routes. */
@Module({
  imports: [
    webhookTables,
    BlobsModule,
    ConnectorsModule,
    JobsHttpModule,
    PoliciesModule,
    SecretsModule,
    WorkspacesModule,
  ],
  controllers: [
    IngressController,
    ReplayController,
    RepairController,
    InboxController,
    QuarantineController,
    RoutesController,
    DryRunController,
    TestEventsController,
  ],
  providers: [
    SourceLoader,
    Sources,
    IngressService,
    InboxWriter,
    RoutingTraceSource,
    InboxService,
    InboxReverification,
    QuarantineWriter,
    QuarantineService,
    Reverification,
    WebhookOrders,
    Replays,
    ReplayService,
    RepairService,
    RoutesService,
    Transforms,
    PlannedCalls,
    DryRuns,
    TestEvents,
  ],
})
export class WebhooksHttpModule {
  constructor(schemes: VerificationSchemes) {
    schemes.register(VERIFIERS.keys());
  }
}
