export { directHookRoute, IngressController } from './inbound/ingress.controller';
export { WebhooksHttpModule } from './webhooks-http.module';
export { WebhooksWorkerModule } from './webhooks-worker.module';
