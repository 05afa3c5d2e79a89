export * from './backoff';
export * from './clock';
export * from './cursor';
export * from './domain-error';
export * from './ids';
export * from './redaction';
export * from './usages';
export * from './workspace-scope';
