export * from './examine';
export type { Finding } from './finding';
