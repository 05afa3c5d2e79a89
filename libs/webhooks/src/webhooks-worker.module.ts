import { BlobsModule } from '@app/blobs';
import { ConnectorsModule, GatewayModule } from '@app/connectors';
import { JobsWorkerModule } from '@app/jobs';
import { SecretsModule } from '@app/secrets';
import { RetentionDaysModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { SourceLoader } from './inbound/source-loader';
import { InboxBodies } from './inbox/inbox-bodies';
import { InboxWriter } from './inbox/inbox-writer';
import { WebhookOrders } from './orders/webhook-orders';
import { Reverification } from './quarantine/reverification';
import { ReverifyWebhooksHandler } from './quarantine/reverify-webhooks.handler';
import { GithubDeliveries } from './repair/github-deliveries';
import { MissingDeliveries } from './repair/missing-deliveries';
import { PulledMessages } from './repair/pulled-messages';
import { RepairWebhooksHandler } from './repair/repair-webhooks.handler';
import { ReplayWebhooksHandler } from './replay/replay-webhooks.handler';
import { Replays } from './replay/replays';
import { WebhookRetention } from './retention/webhook-retention';
import { EventRouter } from './routing/event-router';
import { EventViews } from './routing/event-views';
import { ProcessWebhookHandler } from './routing/process-webhook.handler';
import { RouteWebhooksHandler } from './routing/route-webhooks.handler';
import { TransformedBodies } from './transform/transformed-bodies';
import { Transforms } from './transform/transforms';
import { webhookTables } from './webhook-tables';

/** Routing accepted webhooks, for the worker. */
@Module({
  imports: [
    webhookTables,
    BlobsModule,
    ConnectorsModule,
    GatewayModule,
    JobsWorkerModule,
    SecretsModule,
    RetentionDaysModule,
  ],
  providers: [
    InboxBodies,
    Transforms,
    TransformedBodies,
    EventViews,
    EventRouter,
    RouteWebhooksHandler,
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
