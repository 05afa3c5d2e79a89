import { createRequire } from 'node:module';
import type * as api from '../../apps/api/src/api.module.ts';
import type * as worker from '../../apps/worker/src/worker.module.ts';
import type * as database from '../../libs/database/src/index.ts';
import type * as jobs from '../../libs/jobs/src/index.ts';
import type * as kernel from '../../libs/kernel/src/index.ts';
import type * as observability from '../../libs/observability/src/index.ts';

// The product as it is built, with the types of its sources.
const require = createRequire(import.meta.url);

export const { ApiModule } = require('../../dist/apps/api/src/api.module.js') as typeof api;
export const { WorkerModule } = require('../../dist/apps/worker/src/worker.module.js') as typeof worker;
export const { Database } = require('../../dist/libs/database/src/index.js') as typeof database;
export const { defineJob, done, HandlesJob, JobQueue } = require('../../dist/libs/jobs/src/index.js') as typeof jobs;
export const { WorkspaceScope } = require('../../dist/libs/kernel/src/index.js') as typeof kernel;
export const { startTrace } = require('../../dist/libs/observability/src/index.js') as typeof observability;

export type Database = database.Database;
export type JobQueue = jobs.JobQueue;
