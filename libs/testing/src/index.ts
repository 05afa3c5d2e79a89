export { ApiClient, type AppUnderTest, serverOf } from './api-client';
export { AppProcess, freePort, idleWorker, startApi, startWorker } from './apps-under-test';
export { deliver, type GithubDelivery } from './github-delivery';
export { createPipeline, createWorkspace, type Pipeline, type PipelineOptions } from './pipeline';
export { type Answer, type ReceivedCall, Receiver } from './receiver';
export { TcpProxy } from './tcp-proxy';
export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './test-database';
export { OPERATOR, testEnvironment } from './test-environment';
export { until } from './until';
