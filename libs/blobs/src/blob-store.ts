import type { BlobStoreName } from './blob.entity';

/** Which blob, and whose. */
export interface BlobKey {
  readonly workspaceId: string;
  readonly id: string;
}

/** A place for bytes. Every method throws `Unavailable` when it cannot be reached, and never answers too early. */
export interface BlobStore {
  readonly name: BlobStoreName;
  /** Resolves once the bytes are durable. */
  put(key: BlobKey, bytes: Buffer): Promise<void>;
  /** Nothing when it is not there. */
  get(key: BlobKey): Promise<Buffer | undefined>;
  /** What is not there is no error. */
  remove(keys: readonly BlobKey[]): Promise<void>;
}
