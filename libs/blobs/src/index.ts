export { BlobSweeper } from './blob-sweeper';
export { Blobs } from './blobs';
export { BlobsModule, BlobsWorkerModule } from './blobs.module';
