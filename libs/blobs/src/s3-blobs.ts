import { SETTINGS, type Settings } from '@app/config';
import { Database } from '@app/database';
import { Unavailable } from '@app/kernel';
import type * as S3 from '@aws-sdk/client-s3';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { BlobKey, BlobStore } from './blob-store';

/** Longest time of one request with its repetition, in milliseconds: whoever sends a webhook waits meanwhile. */
const LONGEST_MS = 10_000;
const CONNECT_MS = 2_000;
/** Removed at once. */
const TOGETHER = 10;

/**
 * Blobs in a bucket of S3, or of a store that speaks its protocol. Its address is a setting of the installation, so no
 * workspace has a say in it. A note is written before the object: so an object that nobody wants is found without a
 * list of the bucket. The SDK is loaded with the first use, and takes its credentials from the environment.
 */
@Injectable()
export class S3Blobs implements BlobStore, OnApplicationShutdown {
  readonly name = 's3';
  private client?: Promise<S3.S3Client>;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async put(key: BlobKey, bytes: Buffer): Promise<void> {
    const { workspaceId, id } = key;
    const sql = `insert into blobs (id, tenant_id, store, bytes) values ($1, $2, 's3', $3)`;
    await this.database.systemStatement('ingest', sql, [id, workspaceId, bytes.length]);
    await this.send(async (client, { PutObjectCommand }, options) => {
      await client.send(new PutObjectCommand({ ...this.place(key), Body: bytes }), options);
    });
  }

  get(key: BlobKey): Promise<Buffer | undefined> {
    return this.send(async (client, { GetObjectCommand }, options) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(this.place(key)), options);
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey') return undefined;
        throw error;
      }
    });
  }

  async remove(keys: readonly BlobKey[]): Promise<void> {
    for (let from = 0; from < keys.length; from += TOGETHER) {
      await Promise.all(
        keys.slice(from, from + TOGETHER).map((key) =>
          this.send(async (client, { DeleteObjectCommand }, options) => {
            await client.send(new DeleteObjectCommand(this.place(key)), options);
          }),
        ),
      );
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.client?.catch(() => undefined))?.destroy();
  }

  private place({ workspaceId, id }: BlobKey) {
    return { Bucket: this.settings.BLOB_S3_BUCKET, Key: `${this.settings.BLOB_S3_PREFIX}${workspaceId}/${id}` };
  }

  private async send<T>(work: Work<T>): Promise<T> {
    try {
      const [client, commands] = [await (this.client ??= this.connect()), await import('@aws-sdk/client-s3')];
      return await work(client, commands, { abortSignal: AbortSignal.timeout(LONGEST_MS) });
    } catch (error) {
      throw new Unavailable('blob_store_unavailable', 'The store of large payloads cannot be reached.', 5, error);
    }
  }

  private async connect(): Promise<S3.S3Client> {
    const { BLOB_S3_ENDPOINT: endpoint, BLOB_S3_REGION: region, BLOB_S3_PATH_STYLE: forcePathStyle } = this.settings;
    if (this.settings.BLOB_S3_BUCKET === undefined) throw new Error('BLOB_S3_BUCKET is not set');
    const { S3Client } = await import('@aws-sdk/client-s3');
    return new S3Client({
      endpoint,
      region,
      forcePathStyle,
      maxAttempts: 2,
      requestHandler: { connectionTimeout: CONNECT_MS },
      // Stores other than AWS's own do not all know the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }
}

type Work<T> = (client: S3.S3Client, commands: typeof S3, options: { abortSignal: AbortSignal }) => Promise<T>;
