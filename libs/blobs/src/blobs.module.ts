import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Blob } from './blob.entity';
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
