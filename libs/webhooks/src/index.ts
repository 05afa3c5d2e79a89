export { directHookRoute, IngressController } from './inbound/ingress.controller';
export { WebhooksHttpModule, WebhooksWorkerModule } from './webhooks.module';
