export { InsightsHttpModule } from './insights-http.module';
export { InsightsWorkerModule } from './insights-worker.module';
