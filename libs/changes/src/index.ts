export * from './change';
export * from './change-feed';
export * from './change-listener';
export * from './changes.module';
