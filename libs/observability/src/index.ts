export * from './boot-memory';
export * from './json-logger';
export * from './trace-context';
