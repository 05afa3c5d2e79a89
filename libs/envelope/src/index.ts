export * from './envelope';
export * from './envelope-errors';
export * from './envelope.module';
export { MasterKey } from './master-key';
export * from './sealed-rows';
export * from './sealed-text';
