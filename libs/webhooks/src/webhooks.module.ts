import { ConnectorsModule } from '@app/connectors';
import { PoliciesModule } from '@app/policies';
import { SecretsModule } from '@app/secrets';
import { WorkspacesModule } from '@app/workspaces';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DryRunController } from './dry-run/dry-run.controller';
import { DryRuns } from './dry-run/dry-runs';
import { PlannedCalls } from './dry-run/planned-calls';
import { IngressController } from './inbound/ingress.controller';
import { IngressService } from './inbound/ingress.service';
import { Sources } from './inbound/sources';
import { InboxBodies } from './inbox/inbox-bodies';
import { InboxController } from './inbox/inbox.controller';
import { InboxService } from './inbox/inbox.service';
import { InboxWriter } from './inbox/inbox-writer';
import { WebhookInbox } from './inbox/webhook-inbox.entity';
import { EventRouter } from './routing/event-router';
import { ProcessWebhookHandler } from './routing/process-webhook.handler';
import { Route } from './routing/route.entity';
import { RoutesController } from './routing/routes.controller';
import { RoutesService } from './routing/routes.service';
import { TransformedBodies } from './transform/transformed-bodies';
import { Transforms } from './transform/transforms';

const entities = TypeOrmModule.forFeature([WebhookInbox, Route]);

/** Taking webhooks in, and the API of inbox and routes. */
@Module({
  imports: [entities, ConnectorsModule, PoliciesModule, SecretsModule, WorkspacesModule],
  controllers: [IngressController, InboxController, RoutesController, DryRunController],
  providers: [Sources, IngressService, InboxWriter, InboxService, RoutesService, Transforms, PlannedCalls, DryRuns],
})
export class WebhooksHttpModule {}

/** Routing accepted webhooks, for the worker. */
@Module({
  imports: [entities, ConnectorsModule],
  providers: [InboxBodies, Transforms, TransformedBodies, EventRouter, ProcessWebhookHandler],
})
export class WebhooksWorkerModule {}
