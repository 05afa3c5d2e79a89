import { BlobsModule } from '@app/blobs';
import { ConnectorsModule, GatewayModule, VerificationSchemes } from '@app/connectors';
import { PoliciesModule } from '@app/policies';
import { SecretsModule } from '@app/secrets';
import { RetentionDaysModule, WorkspacesModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DryRunController } from './dry-run/dry-run.controller';
import { DryRuns } from './dry-run/dry-runs';
import { PlannedCalls } from './dry-run/planned-calls';
import { IngressController } from './inbound/ingress.controller';
import { IngressService } from './inbound/ingress.service';
import { SourceLoader } from './inbound/source-loader';
import { Sources } from './inbound/sources';
import { InboxBodies } from './inbox/inbox-bodies';
import { InboxController } from './inbox/inbox.controller';
import { InboxReverification } from './inbox/inbox-reverification';
import { InboxService } from './inbox/inbox.service';
import { InboxWriter } from './inbox/inbox-writer';
import { WebhookInbox } from './inbox/webhook-inbox.entity';
import { WebhookRequest } from './inbox/webhook-request.entity';
import { WebhookOrder } from './orders/webhook-order.entity';
import { WebhookOrders } from './orders/webhook-orders';
import { QuarantineController } from './quarantine/quarantine.controller';
import { QuarantineService } from './quarantine/quarantine.service';
import { QuarantineWriter } from './quarantine/quarantine-writer';
import { QuarantinedRequest } from './quarantine/quarantined-request.entity';
import { Reverification } from './quarantine/reverification';
import { ReverifyWebhooksHandler } from './quarantine/reverify-webhooks.handler';
import { GithubDeliveries } from './repair/github-deliveries';
import { MissingDeliveries } from './repair/missing-deliveries';
import { PulledMessages } from './repair/pulled-messages';
import { RepairController } from './repair/repair.controller';
import { RepairService } from './repair/repair.service';
import { RepairWebhooksHandler } from './repair/repair-webhooks.handler';
import { ReplayController } from './replay/replay.controller';
import { ReplayService } from './replay/replay.service';
import { ReplayWebhooksHandler } from './replay/replay-webhooks.handler';
import { Replays } from './replay/replays';
import { WebhookRetention } from './retention/webhook-retention';
import { EventRouter } from './routing/event-router';
import { EventViews } from './routing/event-views';
import { ProcessWebhookHandler } from './routing/process-webhook.handler';
import { Route } from './routing/route.entity';
import { RoutesController } from './routing/routes.controller';
import { RoutesService } from './routing/routes.service';
import { TestEvents } from './test-events/test-events';
import { TestEventsController } from './test-events/test-events.controller';
import { TransformedBodies } from './transform/transformed-bodies';
import { Transforms } from './transform/transforms';
import { VERIFIERS } from './verification/verifiers';

const entities = TypeOrmModule.forFeature([WebhookInbox, WebhookRequest, Route, QuarantinedRequest, WebhookOrder]);

/** Taking webhooks in, and the API of inbox and routes. */
@Module({
  imports: [entities, BlobsModule, ConnectorsModule, PoliciesModule, SecretsModule, WorkspacesModule],
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

/** Routing accepted webhooks, for the worker. */
@Module({
  imports: [entities, BlobsModule, ConnectorsModule, GatewayModule, SecretsModule, RetentionDaysModule],
  providers: [
    InboxBodies,
    Transforms,
    TransformedBodies,
    EventViews,
    EventRouter,
    ProcessWebhookHandler,
    SourceLoader,
    InboxWriter,
    Reverification,
    WebhookOrders,
    ReverifyWebhooksHandler,
    Replays,
    ReplayWebhooksHandler,
    GithubDeliveries,
    MissingDeliveries,
    PulledMessages,
    RepairWebhooksHandler,
    WebhookRetention,
  ],
})
export class WebhooksWorkerModule {}
