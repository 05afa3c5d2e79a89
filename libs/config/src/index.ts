export * from './config.module';
export * from './env-example';
export * from './environment';
