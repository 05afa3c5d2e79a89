import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Blob } from './blob.entity';
import { BlobSweeper } from './blob-sweeper';
import { Blobs } from './blobs';
import { PostgresBlobs } from './postgres-blobs';
import { S3Blobs } from './s3-blobs';

/** Storing and reading large payloads. */
@Module({
  imports: [TypeOrmModule.forFeature([Blob])],
  providers: [PostgresBlobs, S3Blobs, Blobs],
  exports: [Blobs],
})
export class BlobsModule {}

/** Removing what nobody wants any more, for the worker. */
@Module({ imports: [BlobsModule], providers: [BlobSweeper] })
export class BlobsWorkerModule {}
