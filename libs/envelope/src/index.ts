export { type Envelope, type EnvelopeAddress, open, rewrap, seal, type Wrapping } from './envelope';
export { MasterKeyMismatch, SecretUnreadable } from './envelope-errors';
export { EnvelopeModule } from './envelope.module';
export { MasterKey } from './master-key';
export { SealedRows, type SealedTable } from './sealed-rows';
export { SealedText } from './sealed-text';
