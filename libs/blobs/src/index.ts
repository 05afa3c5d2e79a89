export { BlobSweeper } from './blob-sweeper';
export { Blobs } from './blobs';
export { BlobsModule } from './blobs.module';
export { BlobsWorkerModule } from './blobs-worker.module';
