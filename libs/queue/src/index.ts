export * from './bell';
export * from './bell-listener';
export * from './lanes';
export * from './queue.module';
