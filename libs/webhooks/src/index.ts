export { WebhooksHttpModule, WebhooksWorkerModule } from './webhooks.module';
