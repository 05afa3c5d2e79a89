export * from './api-client';
export * from './apps-under-test';
export * from './github-delivery';
export * from './pipeline';
export * from './receiver';
export * from './test-database';
export * from './test-environment';
export * from './until';
