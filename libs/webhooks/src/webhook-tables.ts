import { TypeOrmModule } from '@nestjs/typeorm';
import { WebhookInbox } from './inbox/webhook-inbox.entity';
import { WebhookRequest } from './inbox/webhook-request.entity';
import { WebhookOrder } from './orders/webhook-order.entity';
import { QuarantinedRequest } from './quarantine/quarantined-request.entity';
import { Route } from './routing/route.entity';

/** What modules that work with webhooks import. */
export const webhookTables = TypeOrmModule.forFeature([
  WebhookInbox,
  WebhookRequest,
  Route,
  QuarantinedRequest,
  WebhookOrder,
]);
