import { Module } from '@nestjs/common';
import { BlobSweeper } from './blob-sweeper';
import { BlobsModule } from './blobs.module';

/** Removing what nobody wants any more, for the worker. */
@Module({ imports: [BlobsModule], providers: [BlobSweeper] })
export class BlobsWorkerModule {}
